/// Commands on guards: setting them for a zone or one of its endpoints, listing what is set where,
/// and showing what is in force at an endpoint and where it comes from.
package dev.holdfast.cli.guard;
