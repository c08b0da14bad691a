package dev.holdfast.protocol;

import static dev.holdfast.access.Role.ADMIN;
import static dev.holdfast.access.Role.ENACTOR;
import static dev.holdfast.access.Role.OPERATOR;
import static dev.holdfast.access.Role.PLANNER;
import static dev.holdfast.access.Role.READER;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.access.Area;
import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every command by every role, where the role counts and where it does not, judged in the step
/// itself.
class PermissionsTest {

  private static final DomainName ZONE = DomainName.of("eu.example.");
  private static final DomainName INSIDE = DomainName.of("api.eu.example.");
  private static final DomainName OUTSIDE = DomainName.of("api.us.example.");
  private static final Digest HASH = Digest.ofContent(new byte[0]);
  private static final Grant OF_ZONE =
      new Grant(new Principal("new"), READER, new Scope.OneZone(ZONE));

  /// The least role each command takes. The commands of the first table are about `eu.example.` or
  /// `api.eu.example.`; those of the second are about the whole store.
  private static final Map<Role, List<Class<? extends Command>>> OF_NAMES =
      Map.of(
          PLANNER,
          List.of(Command.OpenPlan.class, Command.StageRecordSets.class, Command.SealPlan.class),
          ENACTOR,
          List.of(
              Command.EnactPlan.class, Command.ClaimEnactment.class, Command.ReportEnactment.class),
          OPERATOR,
          List.of(
              Command.RollBack.class,
              Command.PutRecordSets.class,
              Command.DeleteRecordSets.class,
              Command.Transact.class,
              Command.Freeze.class,
              Command.Unfreeze.class,
              Command.SetGuards.class,
              Command.SetHistoryLimit.class,
              Command.GrantOverride.class,
              Command.RevokeOverride.class,
              Command.CreateZone.class,
              Command.ImportZone.class,
              Command.DeleteZone.class),
          ADMIN,
          List.of(Command.GrantRole.class, Command.RevokeRole.class));

  private static final Map<Class<? extends Command>, Role> OF_THE_STORE =
      Map.ofEntries(
          entry(Command.CleanUp.class, ENACTOR),
          entry(Command.ForgetTarget.class, OPERATOR),
          entry(Command.EnableAccess.class, ADMIN),
          entry(Command.DisableAccess.class, ADMIN),
          entry(Command.AddToken.class, ADMIN),
          entry(Command.RevokeToken.class, ADMIN));

  private final Stage stage = new Stage();
  private List<Command> commands = List.of();

  @BeforeEach
  void enableAccess() {
    stage.zone("example.");
    stage.zone("eu.example.");
    tell(stage.put("api.eu.example.", Stage.a(1)));
    tell(stage.put("api.us.example.", Stage.a(1)));
    long sealed = stage.plan("api.eu.example.", Stage.only(Stage.a(2)));
    tell(new Command.OpenPlan());
    long open = stage.state().lastGeneration();
    tell(
        new Command.StageRecordSets(
            open, 0, List.of(new Command.Desired(INSIDE, Stage.only(Stage.a(3))))));
    long override = stage.grant(1, NeverEmpty.RULE, "api.eu.example.");
    tell(new Command.GrantRole(new Grant(new Principal("root"), ADMIN, Scope.STORE)));
    tell(new Command.GrantRole(OF_ZONE));
    tell(new Command.EnableAccess());
    commands = commands(sealed, open, override);
  }

  private void tell(Command command) {
    assertThat(stage.tell("root", "", command)).isNotInstanceOf(Outcome.Refused.class);
  }

  private static List<Command> commands(long sealed, long open, long override) {
    return List.of(
        new Command.OpenPlan(),
        stageAt(open, INSIDE),
        new Command.SealPlan(open, HASH, 1, 1),
        new Command.EnactPlan(sealed, new Command.Scope.All(), Command.Mode.ATOMIC, List.of()),
        rollBack(INSIDE),
        put(INSIDE),
        new Command.DeleteRecordSets(
            List.of(new Command.Deletion(INSIDE, Optional.empty())), List.of(), List.of()),
        new Command.Transact(
            List.of(),
            new Command.Branch(List.of(), List.of()),
            new Command.Branch(List.of(new Command.Put(INSIDE, Stage.a(4))), List.of()),
            List.of()),
        new Command.CleanUp(1, Duration.ZERO),
        new Command.ClaimEnactment("bind", sealed, Duration.ofMinutes(1)),
        new Command.ReportEnactment("bind", sealed, List.of(INSIDE)),
        new Command.ForgetTarget("bind"),
        new Command.Freeze(new Command.Held.Endpoints(List.of(INSIDE))),
        new Command.Unfreeze(new Command.Held.WholeZone(ZONE)),
        new Command.SetGuards(ZONE, Optional.of(INSIDE), GuardSettings.NONE),
        new Command.SetHistoryLimit(ZONE, 3),
        new Command.GrantOverride(
            List.of(NeverEmpty.RULE), List.of(INSIDE), Duration.ofMinutes(1), 1),
        new Command.RevokeOverride(override),
        new Command.CreateZone(ZONE, Stage.SOA, Serial.FIRST, RecordSets.NONE),
        new Command.ImportZone(ZONE, Stage.SOA, Serial.FIRST, sealed, List.of()),
        new Command.DeleteZone(ZONE, List.of()),
        new Command.EnableAccess(),
        new Command.DisableAccess(),
        new Command.GrantRole(OF_ZONE),
        new Command.RevokeRole(OF_ZONE),
        new Command.AddToken("ci-1", new Principal("new"), HASH, Optional.empty()),
        new Command.RevokeToken("ci-1"));
  }

  private static Command stageAt(long generation, DomainName owner) {
    return new Command.StageRecordSets(
        generation, 1, List.of(new Command.Desired(owner, RecordSets.NONE)));
  }

  private static Command rollBack(DomainName owner) {
    return new Command.RollBack(
        new Command.Selection.Endpoints(List.of(owner)),
        new Command.Destination.Previous(),
        List.of(),
        false);
  }

  private static Command put(DomainName owner, Command.Expectation... expectations) {
    return new Command.PutRecordSets(
        List.of(new Command.Put(owner, Stage.a(4))), List.of(expectations), List.of());
  }

  @Test
  void every_command_is_in_the_table_and_tried_here() {
    assertThat(commands.stream().map(Object::getClass))
        .containsExactlyInAnyOrder(Command.class.getPermittedSubclasses());
    assertThat(
            Stream.concat(
                OF_NAMES.values().stream().flatMap(List::stream), OF_THE_STORE.keySet().stream()))
        .containsExactlyInAnyOrderElementsOf(
            commands.stream().<Class<? extends Command>>map(Command::getClass).toList());
  }

  @Test
  void every_role_over_every_scope_may_do_what_the_table_says_and_nothing_else() {
    List<Scope> scopes =
        List.of(
            Scope.STORE,
            new Scope.OneZone(ZONE),
            new Scope.Suffix(ZONE),
            new Scope.Suffix(DomainName.of("example.")),
            new Scope.OneZone(DomainName.of("example.")),
            new Scope.Suffix(OUTSIDE));
    int permitted = 0;
    for (Role role : Role.values()) {
      for (Scope scope : scopes) {
        String caller = role + " " + scope;
        tell(new Command.GrantRole(new Grant(new Principal(caller), role, scope)));
        for (Command command : commands) {
          boolean may = mayDo(role, scope, command);
          assertThat(isPermitted(caller, command))
              .as("%s, as %s over %s", command, role, scope)
              .isEqualTo(may);
          permitted += may ? 1 : 0;
        }
      }
    }
    assertThat(permitted).isGreaterThan(150);
  }

  /// What the tables above say.
  private static boolean mayDo(Role role, Scope scope, Command command) {
    if (OF_THE_STORE.containsKey(command.getClass())) {
      return role.includes(OF_THE_STORE.get(command.getClass()))
          && scope instanceof Scope.WholeStore;
    }
    Role least =
        OF_NAMES.entrySet().stream()
            .filter(entry -> entry.getValue().contains(command.getClass()))
            .findAny()
            .orElseThrow()
            .getKey();
    boolean anywhere =
        command instanceof Command.OpenPlan || command instanceof Command.ClaimEnactment;
    boolean there =
        switch (scope) {
          case Scope.WholeStore() -> true;
          case Scope.OneZone(var apex) -> apex.equals(ZONE);
          case Scope.Suffix(var name) -> INSIDE.isWithin(name);
        };
    return role.includes(least) && (anywhere || there);
  }

  /// Judged by the machine itself, on a state that is thrown away.
  private boolean isPermitted(String caller, Command command) {
    Step step = Protocol.apply(stage.state(), Request.of(caller, command), stage.state().clock());
    boolean refused =
        step.reply().outcome() instanceof Outcome.Refused(List<Refusal> refusals)
            && refusals.stream().anyMatch(it -> it.rule().equals(Rule.NOT_PERMITTED));
    if (refused) {
      assertThat(step.state().zones()).isSameAs(stage.state().zones());
      assertThat(step.state().plans()).isSameAs(stage.state().plans());
      assertThat(step.state().revision()).isEqualTo(stage.state().revision());
    }
    assertThat(refused).isEqualTo(Permissions.judge(stage.state(), caller, command).isPresent());
    return !refused;
  }

  @Test
  void a_caller_without_a_role_or_without_a_name_may_do_nothing() {
    for (String stranger : List.of("stranger", "", " ", "tab\there")) {
      assertThat(commands).noneMatch(command -> isPermitted(stranger, command));
      assertThat(Permissions.mayRead(stage.state(), stranger, new Area.Nowhere())).isFalse();
    }
  }

  @Test
  void while_access_is_disabled_everybody_may_do_everything() {
    tell(new Command.DisableAccess());
    assertThat(commands).allMatch(command -> isPermitted("stranger", command));
    assertThat(Permissions.mayRead(stage.state(), "stranger", Area.store())).isTrue();
  }

  @Test
  void one_name_out_of_scope_is_enough_to_be_refused() {
    grant("ops", OPERATOR, new Scope.Suffix(ZONE));
    Command both =
        new Command.RollBack(
            new Command.Selection.Endpoints(List.of(INSIDE, OUTSIDE)),
            new Command.Destination.Previous(),
            List.of(),
            false);
    assertThat(Permissions.judge(stage.state(), "ops", both))
        .hasValue(
            new Refusal(
                Rule.NOT_PERMITTED,
                "ops",
                "role operator over api.us.example.",
                "operator over suffix eu.example."));
    grant("ops", OPERATOR, new Scope.Suffix(OUTSIDE));
    assertThat(Permissions.judge(stage.state(), "ops", both)).isEmpty();
  }

  @Test
  void a_precondition_takes_the_right_to_read_at_its_name() {
    grant("ops", OPERATOR, new Scope.Suffix(ZONE));
    Command looking =
        put(INSIDE, new Command.Expectation(OUTSIDE, new Command.Precondition.Present()));
    assertThat(isPermitted("ops", looking)).isFalse();
    grant("ops", READER, new Scope.Suffix(OUTSIDE));
    assertThat(isPermitted("ops", looking)).isTrue();
  }

  @Test
  void a_plan_is_judged_by_all_it_holds_when_it_is_sealed_and_enacted() {
    long wide = wide();
    grant("planner", PLANNER, new Scope.Suffix(ZONE));
    grant("enactor", ENACTOR, new Scope.Suffix(ZONE));
    Command all =
        new Command.EnactPlan(wide, new Command.Scope.All(), Command.Mode.INDEPENDENT, List.of());
    Command part =
        new Command.EnactPlan(
            wide, new Command.Scope.Named(List.of(INSIDE)), Command.Mode.ATOMIC, List.of());
    assertThat(isPermitted("enactor", all)).isFalse();
    assertThat(isPermitted("enactor", part)).isTrue();
    assertThat(isPermitted("planner", new Command.SealPlan(wide, HASH, 2, 2))).isFalse();
  }

  private long wide() {
    tell(new Command.OpenPlan());
    long generation = stage.state().lastGeneration();
    List<Command.Desired> endpoints = new ArrayList<>();
    Arrays.asList(INSIDE, OUTSIDE)
        .forEach(owner -> endpoints.add(new Command.Desired(owner, Stage.only(Stage.a(5)))));
    tell(new Command.StageRecordSets(generation, 0, endpoints));
    return generation;
  }

  @Test
  void what_is_made_in_between_moves_names_from_one_zone_to_another() {
    grant("ops", OPERATOR, new Scope.OneZone(DomainName.of("example.")));
    assertThat(isPermitted("ops", put(OUTSIDE))).isTrue();
    RecordSets servers =
        RecordSets.of(
            dev.holdfast.record.RecordSet.of(
                dev.holdfast.record.RecordType.NS, 60, Stage.name("ns.invalid.")));
    tell(stage.delete("api.us.example.", overrideAt("api.us.example.")));
    tell(new Command.CreateZone(DomainName.of("us.example."), Stage.SOA, Serial.FIRST, servers));
    assertThat(isPermitted("ops", put(OUTSIDE))).isFalse();
  }

  private long overrideAt(String owner) {
    return ((Outcome.OverrideGranted)
            stage.tell(
                "root",
                "",
                new Command.GrantOverride(
                    List.of(NeverEmpty.RULE),
                    List.of(DomainName.of(owner)),
                    Duration.ofMinutes(1),
                    1)))
        .override();
  }

  private void grant(String principal, Role role, Scope scope) {
    tell(new Command.GrantRole(new Grant(new Principal(principal), role, scope)));
  }
}
