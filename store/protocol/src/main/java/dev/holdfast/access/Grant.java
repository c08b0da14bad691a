package dev.holdfast.access;

import java.util.Comparator;

/// A role that a principal has over a scope.
public record Grant(Principal principal, Role role, Scope scope) implements Comparable<Grant> {

  /// By principal first, so that what one has stands together.
  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::principal).thenComparing(Grant::role).thenComparing(Grant::scope);

  /// The first that `principal` could have, in the order of grants.
  static Grant firstOf(Principal principal) {
    return new Grant(principal, Role.READER, Scope.STORE);
  }

  /// Whether it makes its principal one who can put everything else right.
  public boolean isAdminOfAll() {
    return role == Role.ADMIN && scope instanceof Scope.WholeStore;
  }

  @Override
  public int compareTo(Grant other) {
    return ORDER.compare(this, other);
  }

  /// What it gives, without whom.
  @Override
  public String toString() {
    return role + " over " + scope;
  }
}
