/// Commands on a cluster as a whole: what its nodes say of themselves, and clean-up of old plans.
///
/// They call through [dev.holdfast.cli.connect], as all commands on a running cluster do.
package dev.holdfast.cli.cluster;
