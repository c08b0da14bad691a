package dev.holdfast.replica;

import dev.holdfast.protocol.Command;

/// Whether a command adds to the store. What does not goes on while there is no room: it makes
/// some, or puts harm right. All that any command adds to the log is small beside the room that is
/// left when an alarm is raised.
enum Growth {
  NONE,
  SOME;

  static Growth of(Command command) {
    return switch (command) {
      case Command.DeleteRecordSets _, Command.DeleteZone _ -> NONE;
      case Command.RollBack _, Command.CleanUp _, Command.ForgetTarget _ -> NONE;
      case Command.Freeze _, Command.Unfreeze _ -> NONE;
      case Command.GrantOverride _, Command.RevokeOverride _ -> NONE;
      case Command.SetGuards _, Command.SetHistoryLimit _ -> NONE;
      case Command.EnableAccess _, Command.DisableAccess _ -> NONE;
      case Command.GrantRole _, Command.RevokeRole _ -> NONE;
      case Command.AddToken _, Command.RevokeToken _ -> NONE;
      case Command.Transact transact -> puts(transact) ? SOME : NONE;
      case Command.OpenPlan _, Command.StageRecordSets _, Command.SealPlan _ -> SOME;
      case Command.EnactPlan _, Command.PutRecordSets _, Command.ImportZone _ -> SOME;
      case Command.ClaimEnactment _, Command.ReportEnactment _, Command.CreateZone _ -> SOME;
    };
  }

  private static boolean puts(Command.Transact transact) {
    return !transact.then().puts().isEmpty() || !transact.otherwise().puts().isEmpty();
  }
}
