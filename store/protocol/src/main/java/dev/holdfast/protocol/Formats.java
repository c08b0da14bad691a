package dev.holdfast.protocol;

/// The versions of what is stored: which commands and outcomes the log and the snapshots may hold.
///
/// | version | adds |
/// |---|---|
/// | 1 | everything until access |
/// | 2 | access: roles and tokens; transactions |
public final class Formats {

  public static final int OLDEST = 1;

  /// The newest that this software knows.
  public static final int NEWEST = 2;

  private Formats() {}

  /// The version that a reader must know to read `command`.
  public static int of(Command command) {
    return switch (command) {
      case Command.EnableAccess _, Command.DisableAccess _ -> 2;
      case Command.GrantRole _, Command.RevokeRole _ -> 2;
      case Command.Transact _ -> 2;
      case Command.AddToken _, Command.RevokeToken _ -> 2;
      case Command _ -> OLDEST;
    };
  }
}
