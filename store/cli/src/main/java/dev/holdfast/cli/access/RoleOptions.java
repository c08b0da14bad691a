package dev.holdfast.cli.access;

import dev.holdfast.v1.AccessRole;
import dev.holdfast.v1.AccessScope;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A principal, a role, and where it counts.
final class RoleOptions {

  /// The roles, as people write them.
  enum Role {
    reader,
    planner,
    enactor,
    operator,
    admin
  }

  @Parameters(
      index = "0",
      paramLabel = "PRINCIPAL",
      description = "Who: the name in a certificate, or of a token.")
  private String principal;

  @Parameters(index = "1", paramLabel = "ROLE", description = "One of ${COMPLETION-CANDIDATES}.")
  private Role role;

  @ArgGroup(multiplicity = "1")
  private Where where;

  /// One of these.
  static final class Where {

    @Option(names = "--store", description = "Everywhere.")
    private boolean store;

    @Option(
        names = "--zone",
        paramLabel = "ZONE",
        description = "In this zone, without the zones within it.")
    private String zone;

    @Option(
        names = "--suffix",
        paramLabel = "NAME",
        description = "At and below this name, the zones there included.")
    private String suffix;
  }

  String principal() {
    return principal;
  }

  AccessRole role() {
    return AccessRole.valueOf("ACCESS_ROLE_" + role.name().toUpperCase(Locale.ROOT));
  }

  AccessScope scope() {
    AccessScope.Builder scope = AccessScope.newBuilder();
    if (where.zone != null) {
      return scope.setZone(where.zone).build();
    }
    if (where.suffix != null) {
      return scope.setSuffix(where.suffix).build();
    }
    return scope.setStore(where.store).build();
  }

  /// `planner over suffix eu.example.`
  String text() {
    return "%s over %s".formatted(role, RoleText.scope(scope()));
  }
}
