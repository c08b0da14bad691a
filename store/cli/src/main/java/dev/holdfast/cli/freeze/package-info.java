/// Commands on freezes: holding endpoints, a zone or the whole store as they are, seeing what is
/// held and why, and letting go.
package dev.holdfast.cli.freeze;
