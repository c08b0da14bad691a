package dev.holdfast.chaos.fault;

/// What a fault may need of the machine.
public enum Need {
  /// To cut cables between nodes.
  NETWORK,
  /// To lose packets one way.
  NFT,
  /// To make a line narrow.
  TC,
  /// To stand between a node and its disk.
  STRACE,
  /// To set the clock of one process.
  FAKETIME
}
