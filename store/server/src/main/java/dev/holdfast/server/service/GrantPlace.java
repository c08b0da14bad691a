package dev.holdfast.server.service;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.record.DomainName;

/// A grant as the text by which a page token names its place: `PLANNER zone eu.example. planner-1`.
final class GrantPlace {

  private static final int PARTS = 4;

  private GrantPlace() {}

  static String of(Grant grant) {
    String scope =
        switch (grant.scope()) {
          case Scope.WholeStore() -> "store .";
          case Scope.OneZone(DomainName apex) -> "zone " + apex;
          case Scope.Suffix(DomainName name) -> "suffix " + name;
        };
    return "%s %s %s".formatted(grant.role().name(), scope, grant.principal());
  }

  /// @throws IllegalArgumentException if `text` names no grant
  static Grant parse(String text) {
    String[] parts = text.split(" ", PARTS);
    if (parts.length < PARTS) {
      throw new IllegalArgumentException("not a grant: " + text);
    }
    return new Grant(
        new Principal(parts[3]),
        Role.valueOf(parts[0]),
        switch (parts[1]) {
          case "store" -> Scope.STORE;
          case "zone" -> new Scope.OneZone(DomainName.of(parts[2]));
          case "suffix" -> new Scope.Suffix(DomainName.of(parts[2]));
          default -> throw new IllegalArgumentException("not a scope: " + parts[1]);
        });
  }
}
