package dev.holdfast.replica;

import dev.holdfast.protocol.Command;

/// Where a submission waits for its entry. What puts harm right goes before what may do harm: an
/// operator's roll-back must not stand behind the plan that made it necessary.
enum Lane {
  /// Goes into the next entry before all others.
  FAST(8L << 20),
  BULK(64L << 20);

  private final long octets;

  /// @param octets of all submissions that may wait in it
  Lane(long octets) {
    this.octets = octets;
  }

  long octets() {
    return octets;
  }

  static Lane of(Command command) {
    return switch (command) {
      case Command.RollBack _ -> FAST;
      case Command.Freeze _, Command.Unfreeze _ -> FAST;
      case Command.GrantOverride _, Command.RevokeOverride _ -> FAST;
      case Command.EnableAccess _, Command.DisableAccess _ -> FAST;
      case Command.GrantRole _, Command.RevokeRole _ -> FAST;
      case Command.AddToken _, Command.RevokeToken _ -> FAST;
      case Command.OpenPlan _, Command.StageRecordSets _, Command.SealPlan _ -> BULK;
      case Command.EnactPlan _, Command.PutRecordSets _, Command.DeleteRecordSets _ -> BULK;
      case Command.Transact _, Command.CleanUp _ -> BULK;
      case Command.ClaimEnactment _, Command.ReportEnactment _, Command.ForgetTarget _ -> BULK;
      case Command.SetGuards _, Command.SetHistoryLimit _ -> BULK;
      case Command.CreateZone _, Command.ImportZone _, Command.DeleteZone _ -> BULK;
    };
  }
}
