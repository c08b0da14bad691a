/// How commands find a cluster and call it: which nodes, as whom, for how long, and with which
/// reason and request id. A command on a cluster is a [dev.holdfast.cli.connect.ClusterCommand]
/// with the options of this package mixed in.
///
/// Invariant: an option means the same, and is called the same, in every command that has it.
package dev.holdfast.cli.connect;
