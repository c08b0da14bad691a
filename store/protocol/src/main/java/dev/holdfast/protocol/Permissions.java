package dev.holdfast.protocol;

import static dev.holdfast.access.Role.ADMIN;
import static dev.holdfast.access.Role.ENACTOR;
import static dev.holdfast.access.Role.OPERATOR;
import static dev.holdfast.access.Role.PLANNER;
import static dev.holdfast.access.Role.READER;

import dev.holdfast.access.Area;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.plan.Plan;
import dev.holdfast.record.DomainName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What each role may do: the table of [#needs], kept in words in `docs/access.md`.
///
/// [Protocol#apply] judges by it in the very step that would carry a command out, by the names the
/// command touches in that step. Nodes ask the same before they put a command into the log, so that
/// strangers cannot fill it; that answer may be stale, and nothing rests on it.
public final class Permissions {

  private Permissions() {}

  /// What a command takes: `role`, over every one of `areas`.
  private record Need(Role role, Stream<Area> areas) {

    static Need of(Role role, Area area) {
      return new Need(role, Stream.of(area));
    }

    static Need at(Role role, Collection<DomainName> owners) {
      return new Need(role, owners.stream().map(Area.Name::new));
    }

    static <T> Need at(Role role, Collection<T> all, Function<T, DomainName> owner) {
      return new Need(role, all.stream().map(owner).map(Area.Name::new));
    }
  }

  /// Why `caller` may not make this command of this state; empty where it may.
  public static Optional<Refusal> judge(State state, String caller, Command command) {
    if (!state.access().enabled()) {
      return Optional.empty();
    }
    for (Need need : needs(state, command)) {
      Optional<Area> forbidden = forbidden(state, caller, need);
      if (forbidden.isPresent()) {
        return forbidden.map(area -> refusal(state, caller, need.role(), area));
      }
    }
    return Optional.empty();
  }

  /// Whether `caller` may read what is about `area`.
  public static boolean mayRead(State state, String caller, Area area) {
    return !state.access().enabled() || has(state, caller, READER, area);
  }

  /// Why `caller` may not do what takes `role` over `area`; empty where it may.
  public static Optional<Refusal> judge(State state, String caller, Role role, Area area) {
    return !state.access().enabled() || has(state, caller, role, area)
        ? Optional.empty()
        : Optional.of(refusal(state, caller, role, area));
  }

  /// The table: by command, the least role it takes and where.
  private static List<Need> needs(State state, Command command) {
    return switch (command) {
      case Command.OpenPlan _ -> List.of(Need.of(PLANNER, new Area.Nowhere()));
      case Command.StageRecordSets stage ->
          List.of(Need.at(PLANNER, stage.endpoints(), Command.Desired::owner));
      case Command.SealPlan seal -> List.of(Need.at(PLANNER, planned(state, seal.generation())));
      case Command.EnactPlan enact -> List.of(Need.at(ENACTOR, enacted(state, enact)));
      case Command.RollBack back -> List.of(Need.at(OPERATOR, rolledBack(state, back)));
      case Command.PutRecordSets put ->
          List.of(Need.at(OPERATOR, put.puts(), Command.Put::owner), looksAt(put.expectations()));
      case Command.DeleteRecordSets delete ->
          List.of(
              Need.at(OPERATOR, delete.deletions(), Command.Deletion::owner),
              looksAt(delete.expectations()));
      case Command.Transact transact ->
          List.of(
              Need.at(OPERATOR, transact.then().owners().toList()),
              Need.at(OPERATOR, transact.otherwise().owners().toList()),
              Need.at(READER, transact.comparisons(), Command.Comparison::owner));
      case Command.CleanUp _ -> List.of(Need.of(ENACTOR, Area.store()));
      case Command.ClaimEnactment _ -> List.of(Need.of(ENACTOR, new Area.Nowhere()));
      case Command.ReportEnactment report -> List.of(Need.at(ENACTOR, report.endpoints()));
      case Command.ForgetTarget _ -> List.of(Need.of(OPERATOR, Area.store()));
      case Command.Freeze freeze -> List.of(held(freeze.held()));
      case Command.Unfreeze unfreeze -> List.of(held(unfreeze.held()));
      case Command.SetGuards set ->
          List.of(
              Need.of(
                  OPERATOR,
                  set.endpoint().<Area>map(Area.Name::new).orElse(Area.zone(set.zone()))));
      case Command.SetHistoryLimit set -> List.of(Need.of(OPERATOR, Area.zone(set.zone())));
      case Command.GrantOverride grant -> List.of(Need.at(OPERATOR, grant.endpoints()));
      case Command.RevokeOverride revoke -> List.of(Need.at(OPERATOR, lifted(state, revoke)));
      case Command.CreateZone create -> List.of(Need.of(OPERATOR, Area.zone(create.zone())));
      case Command.ImportZone load -> List.of(Need.of(OPERATOR, Area.zone(load.zone())));
      case Command.DeleteZone delete -> List.of(Need.of(OPERATOR, Area.zone(delete.zone())));
      case Command.EnableAccess _ -> List.of(Need.of(ADMIN, Area.store()));
      case Command.DisableAccess _ -> List.of(Need.of(ADMIN, Area.store()));
      case Command.GrantRole(var grant) -> List.of(Need.of(ADMIN, new Area.All(grant.scope())));
      case Command.RevokeRole(var grant) -> List.of(Need.of(ADMIN, new Area.All(grant.scope())));
      case Command.AddToken _ -> List.of(Need.of(ADMIN, Area.store()));
      case Command.RevokeToken _ -> List.of(Need.of(ADMIN, Area.store()));
    };
  }

  /// A precondition tells what is live at a name.
  private static Need looksAt(List<Command.Expectation> expectations) {
    return Need.at(READER, expectations, Command.Expectation::owner);
  }

  /// Every name the plan is about. Of one that is not there any more there are none, and the
  /// command is refused for that.
  private static Collection<DomainName> planned(State state, long generation) {
    return switch (state.plans().find(generation).orElse(null)) {
      case Plan.Open open -> open.contents().endpoints().keySet();
      case Plan.Sealed sealed -> sealed.contents().endpoints().keySet();
      case Plan.Cleaned _ -> List.of();
      case null -> List.of();
    };
  }

  private static Collection<DomainName> enacted(State state, Command.EnactPlan enact) {
    return switch (enact.scope()) {
      case Command.Scope.All() -> planned(state, enact.generation());
      case Command.Scope.Named(var endpoints) -> endpoints;
    };
  }

  private static Collection<DomainName> rolledBack(State state, Command.RollBack back) {
    return switch (back.selection()) {
      case Command.Selection.Endpoints(var endpoints) -> endpoints;
      case Command.Selection.LiveFrom(long generation) -> RollingBack.liveFrom(state, generation);
    };
  }

  private static Need held(Command.Held held) {
    return switch (held) {
      case Command.Held.WholeStore() -> Need.of(OPERATOR, Area.store());
      case Command.Held.WholeZone(DomainName zone) -> Need.of(OPERATOR, Area.zone(zone));
      case Command.Held.Endpoints(var endpoints) -> Need.at(OPERATOR, endpoints);
    };
  }

  private static List<DomainName> lifted(State state, Command.RevokeOverride revoke) {
    var override = state.overrides().get(revoke.override());
    return override == null ? List.of() : override.endpoints();
  }

  /// The first of the areas over which `caller` does not have the role; where there are none, the
  /// role counts whatever its scope.
  private static Optional<Area> forbidden(State state, String caller, Need need) {
    if (has(state, caller, need.role(), Area.store())) {
      return Optional.empty();
    }
    if (!has(state, caller, need.role(), new Area.Nowhere())) {
      return need.areas().findFirst().or(() -> Optional.of(new Area.Nowhere()));
    }
    return need.areas().filter(area -> !has(state, caller, need.role(), area)).findFirst();
  }

  private static boolean has(State state, String caller, Role role, Area area) {
    return isPrincipal(caller)
        && state.access().grants(new Principal(caller), role, area, state.zones());
  }

  /// Callers nobody vouched for may go by any words.
  private static boolean isPrincipal(String caller) {
    return Principal.isName(caller);
  }

  private static Refusal refusal(State state, String caller, Role role, Area area) {
    String held =
        isPrincipal(caller)
            ? state
                .access()
                .of(new Principal(caller))
                .map(Object::toString)
                .limit(5)
                .collect(Collectors.joining(", "))
            : "";
    return new Refusal(
        Rule.NOT_PERMITTED,
        caller.isEmpty() ? "a caller without a name" : caller,
        "role %s over %s".formatted(role, area),
        held.isEmpty() ? "no role" : held);
  }
}
