/// Commands that show rather than claim: the model checker over the specification, and the night of
/// the incident played again. They need no cluster; the incident starts one of its own.
package dev.holdfast.cli.proof;
