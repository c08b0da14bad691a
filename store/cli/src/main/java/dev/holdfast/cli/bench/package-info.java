/// Commands that measure: load on a cluster, and this store beside etcd.
///
/// Invariant: what they print was measured in this run, of operations that were acknowledged.
package dev.holdfast.cli.bench;
