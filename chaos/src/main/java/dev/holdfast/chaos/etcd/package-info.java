/// etcd, to be compared with: a cluster of its servers on this machine, and a client of its public
/// v3 API that is made as ours is, with gRPC's Java stubs.
///
/// Invariant: when an [dev.holdfast.chaos.etcd.EtcdCluster] is closed, or the JVM that started it
/// ends, none of its processes is left and its folder is gone.
package dev.holdfast.chaos.etcd;
