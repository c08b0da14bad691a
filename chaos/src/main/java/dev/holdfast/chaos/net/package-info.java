/// A network of its own for a cluster, in which cables can be pulled and packets be lost.
///
/// A process that is to do this is started in namespaces of its own
/// ([dev.holdfast.chaos.net.OwnNamespaces]): one of networks, so that it stands beside the bridge
/// and reaches every node, and one of processes, so that all it started ends with it. Inside, a
/// [dev.holdfast.chaos.net.Network] gives each node of a cluster its place.
///
/// Invariant: nothing outside of these namespaces is touched, and nothing is left of them when the
/// process is gone, killed or not.
package dev.holdfast.chaos.net;
