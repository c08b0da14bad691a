/// A real cluster for whoever wants to see one under strain: three nodes, each a process of its
/// own, on loopback, with data folders that go when the cluster goes.
///
/// A [dev.holdfast.chaos.cluster.Cluster] starts its nodes on free ports and waits until they are
/// ready; each [dev.holdfast.chaos.cluster.NodeProcess] can be stopped, killed without warning and
/// started again, and its log be read. Everything above goes through the ports that users have.
///
/// Invariant: when a cluster is closed, or the JVM that started it ends, none of its processes is
/// left and its folder is gone.
package dev.holdfast.chaos.cluster;
