package dev.holdfast.spec.conformance;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Compares `spec/tla/Access.tla` with the machine: each command with each of its arguments, in
/// each reachable state, is put to both, and they must do the same or refuse for the same rule.
final class AccessComparison {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final DomainName INSIDE = DomainName.of("in.part.example.");
  private static final DomainName OUTSIDE = DomainName.of("out.example.");
  private static final DomainName PART = DomainName.of("part.example.");

  private final Map<String, Integer> steps = new HashMap<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private final Set<AccessSpec.Seen> known = new HashSet<>();

  private AccessComparison() {}

  /// @param steps by action, and refusals by rule
  record Result(int states, Map<String, Integer> steps, Map<String, Integer> refusals) {}

  /// @throws AssertionError where spec and machine disagree, with what and where
  static Result run(AccessSpec spec) {
    AccessComparison comparison = new AccessComparison();
    comparison.walk(spec);
    return new Result(comparison.known.size(), comparison.steps, comparison.refusals);
  }

  private void walk(AccessSpec spec) {
    record Both(AccessSpec.Node spec, State machine) {}
    State start = start();
    Queue<Both> open = new ArrayDeque<>(List.of(new Both(spec.start(), start)));
    known.add(seen(start));
    demand(seen(start), spec.start().seen(), "the start", start);
    while (!open.isEmpty()) {
      Both both = open.remove();
      for (AccessSpec.Told told : spec.commands(both.spec())) {
        Step step = Protocol.apply(both.machine(), Request.of(told.by(), command(told)), NOW);
        compare(both.machine(), told, step);
        if (told.next().isPresent() && known.add(told.next().get().seen())) {
          open.add(new Both(told.next().get(), step.state()));
        }
      }
    }
  }

  private void compare(State before, AccessSpec.Told told, Step step) {
    demand(
        seen(step.state()),
        told.next().map(AccessSpec.Node::seen).orElse(seen(before)),
        told.toString(),
        before);
    Set<String> rules = new TreeSet<>();
    if (step.reply().outcome() instanceof Outcome.Refused(List<Refusal> reasons)) {
      reasons.forEach(refusal -> rules.add(refusal.rule()));
    }
    demand(rules, told.refusals(), told + ", refused by", before);
    told.next().ifPresent(_ -> steps.merge(told.action(), 1, Integer::sum));
    rules.forEach(rule -> refusals.merge(rule, 1, Integer::sum));
  }

  private static void demand(Object machine, Object spec, String what, State before) {
    if (!machine.equals(spec)) {
      throw new AssertionError(
          "Spec and machine disagree on %s%n  in %s%n  spec:    %s%n  machine: %s"
              .formatted(what, seen(before), spec, machine));
    }
  }

  private static State start() {
    RecordSet server =
        RecordSet.of(RecordType.NS, 60, Rdata.of(DomainName.of("ns.elsewhere.").toWire()));
    Soa soa =
        new Soa(60, DomainName.of("ns.example."), DomainName.of("ops.example."), 60, 60, 60, 60);
    DomainName apex = DomainName.of("example.");
    Command zone = new Command.CreateZone(apex, soa, Serial.FIRST, RecordSets.of(server));
    return Protocol.apply(State.EMPTY, Request.of("anybody", zone), NOW).state();
  }

  private static AccessSpec.Seen seen(State state) {
    SortedSet<String> grants = new TreeSet<>();
    for (Grant grant : state.access().grants().keySet()) {
      String scope = grant.scope() instanceof Scope.WholeStore ? "store" : "part";
      grants.add("%s %s %s".formatted(grant.principal(), grant.role(), scope));
    }
    return new AccessSpec.Seen(
        state.access().enabled(), grants, new TreeSet<>(state.access().tokens().keySet()));
  }

  private static Command command(AccessSpec.Told told) {
    List<String> arguments = new ArrayList<>(told.arguments());
    arguments.removeFirst();
    return switch (told.action()) {
      case "EnableAccess" -> new Command.EnableAccess();
      case "DisableAccess" -> new Command.DisableAccess();
      case "GrantRole" -> new Command.GrantRole(grant(arguments));
      case "RevokeRole" -> new Command.RevokeRole(grant(arguments));
      case "AddToken" ->
          new Command.AddToken(
              arguments.getFirst(),
              new Principal("anybody"),
              Digest.ofContent(arguments.getFirst().getBytes(StandardCharsets.US_ASCII)),
              Optional.empty());
      case "RevokeToken" -> new Command.RevokeToken(arguments.getFirst());
      case "Write" -> write(arguments.getFirst().equals("inside") ? INSIDE : OUTSIDE);
      default -> throw new IllegalArgumentException("nobody says " + told);
    };
  }

  private static Grant grant(List<String> words) {
    return new Grant(
        new Principal(words.get(0)),
        Role.valueOf(words.get(1).toUpperCase(Locale.ROOT)),
        words.get(2).equals("store") ? Scope.STORE : new Scope.Suffix(PART));
  }

  private static Command write(DomainName owner) {
    RecordSet set = RecordSet.of(RecordType.A, 60, Rdata.of(new byte[] {10, 0, 0, 1}));
    return new Command.PutRecordSets(List.of(new Command.Put(owner, set)), List.of(), List.of());
  }
}
