package dev.holdfast.spec.conformance.machine;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.Digest;
import dev.holdfast.spec.conformance.Bounds;
import dev.holdfast.spec.conformance.Flaw;
import dev.holdfast.spec.conformance.Machine;
import dev.holdfast.spec.conformance.Reaction;
import dev.holdfast.spec.conformance.Reason;
import dev.holdfast.spec.conformance.Situation;
import dev.holdfast.spec.conformance.SpecCommand;
import dev.holdfast.spec.conformance.SpecState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// The machine that nodes run, `dev.holdfast.protocol.Protocol`, with its states seen as the spec
/// sees them.
public final class JavaMachine implements Machine {

  private static final String CALLER = "comparison";

  private final Setting setting;
  private final Stack stack;
  private final Map<String, String> endpointsByOwner = new HashMap<>();

  /// The machine by itself.
  public JavaMachine(Bounds bounds) {
    this(bounds, Protocol::apply);
  }

  /// The machine with `stack` around it.
  public JavaMachine(Bounds bounds, Stack stack) {
    this.stack = stack;
    this.setting = Setting.of(bounds);
    for (String endpoint : bounds.endpoints()) {
      endpointsByOwner.put(Numbers.owner(endpoint).toString(), endpoint);
    }
    String elsewhere = SpecState.ELSEWHERE;
    endpointsByOwner.put(Numbers.owner(elsewhere).toString(), elsewhere);
  }

  /// @param seen through the spec's eyes
  private record Seen(State state, SpecState seen) implements Situation {}

  @Override
  public Situation start() {
    return see(setting.start());
  }

  @Override
  public Situation build(SpecState state) {
    return see(new Concretion(state, setting).state());
  }

  @Override
  public Reaction apply(Situation before, SpecCommand command) {
    Seen from = (Seen) before;
    return TimePassing.after(command, from.state())
        .<Reaction>map(later -> new Reaction.Accepted(after(from, later), Set.of()))
        .orElseGet(() -> react(from, new Wording(from.state(), setting).of(command)));
  }

  @Override
  public Reaction applyTwice(Situation before, SpecCommand command) {
    Seen from = (Seen) before;
    if (TimePassing.after(command, from.state()).isPresent()) {
      return apply(before, command);
    }
    Request.Key key = new Request.Key("twice", Digest.ofContent(new byte[0]));
    Command said = new Wording(from.state(), setting).of(command);
    Request request = new Request(Optional.of(key), CALLER, "", said);
    return react(
        from,
        state -> {
          Step once = stack.apply(state, request, now(from));
          Step twice = stack.apply(once.state(), request, now(from));
          if (!twice.reply().repeat() || !twice.reply().outcome().equals(once.reply().outcome())) {
            throw new IllegalStateException(
                "%s the first time, %s the second".formatted(once.reply(), twice.reply()));
          }
          return twice;
        });
  }

  @Override
  public Optional<Reaction> applyFlawed(Situation before, SpecCommand command, Flaw flaw) {
    Seen from = (Seen) before;
    Command sound = new Wording(from.state(), setting).of(command);
    return new Flaws(from.state(), setting).work(flaw, sound).map(flawed -> react(from, flawed));
  }

  private Reaction react(Seen from, Command command) {
    return react(from, state -> stack.apply(state, Request.of(CALLER, command), now(from)));
  }

  /// All that is asked of the machine in a state is asked at the time of the next generation.
  private static Instant now(Seen from) {
    return Numbers.drawnAt(from.seen().lastGeneration() + 1);
  }

  private Reaction react(Seen from, Function<State, Step> taken) {
    try {
      Step step = taken.apply(from.state());
      Situation after = after(from, step.state());
      return switch (step.reply().outcome()) {
        case Outcome.Refused(List<Refusal> refusals) ->
            new Reaction.Refused(after, reasons(refusals));
        case Outcome.PlanEnacted enacted ->
            new Reaction.Accepted(after, reasons(enacted.refused()));
        case Outcome.EnactmentReported reported ->
            new Reaction.Accepted(after, reasons(reported.refused()));
        case Outcome _ -> new Reaction.Accepted(after, Set.of());
      };
    } catch (RuntimeException broken) {
      return new Reaction.Stopped(broken.toString());
    }
  }

  /// Most commands change nothing that the spec sees; then there is nothing to look at again.
  private Situation after(Seen before, State after) {
    boolean same =
        after.zones() == before.state().zones()
            && after.plans() == before.state().plans()
            && after.targets() == before.state().targets()
            && after.freezes() == before.state().freezes()
            && after.overrides() == before.state().overrides()
            && after.lastOverride() == before.state().lastOverride()
            && after.lastGeneration() == before.state().lastGeneration()
            && after.floor() == before.state().floor();
    return same ? new Seen(after, before.seen()) : see(after);
  }

  private Situation see(State state) {
    return new Seen(state, new Abstraction(state, setting).seen());
  }

  private Set<Reason> reasons(Collection<Refusal> refusals) {
    if (refusals.isEmpty()) {
      return Set.of();
    }
    Set<Reason> reasons = new HashSet<>();
    for (Refusal refusal : refusals) {
      SortedSet<String> at = new TreeSet<>();
      Optional.ofNullable(endpointsByOwner.get(refusal.subject())).ifPresent(at::add);
      reasons.add(new Reason(refusal.rule(), at));
    }
    return reasons;
  }
}
