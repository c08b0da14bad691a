/// A real cluster for the tests of agents: three nodes in this JVM, with their ports and their
/// disks.
package dev.holdfast.agents.live;
