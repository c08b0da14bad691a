package dev.holdfast.access;

import java.util.Locale;

/// What a principal is trusted with. Each role may read; what else it may do stands in
/// [dev.holdfast.protocol.Permissions].
public enum Role {
  /// Sees what is there.
  READER,
  /// Writes plans.
  PLANNER,
  /// Makes plans live, here and at outside targets, and cleans up.
  ENACTOR,
  /// Does both, and all that a person does to endpoints and zones.
  OPERATOR,
  /// Says who may do what, and does everything else too.
  ADMIN;

  /// Whether whoever has this role may do what `other` may.
  public boolean includes(Role other) {
    return switch (this) {
      case READER -> other == READER;
      case PLANNER, ENACTOR -> other == this || other == READER;
      case OPERATOR -> other != ADMIN;
      case ADMIN -> true;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
