package dev.holdfast.spec.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tlc2.tool.TLCState;

/// All commands in one state, asked of both sides.
///
/// The machine is asked in the state that it reached by commands, and of every step also in the one
/// built by hand that looks the same. If they differed, the spec's eyes would miss something that
/// matters.
final class Examination {

  private final Specification spec;
  private final Machine machine;
  private final Bounds bounds;
  private final Node node;
  private final Situation built;
  private final Tally tally = new Tally();
  private final Map<SpecState, Node> successors = new LinkedHashMap<>();
  private Optional<Disagreement> disagreement = Optional.empty();

  Examination(Specification spec, Machine machine, Bounds bounds, Node node) {
    this.spec = spec;
    this.machine = machine;
    this.bounds = bounds;
    this.node = node;
    this.built = machine.build(node.seen());
  }

  /// @param known states that need not be told as successors
  Examination run(Predicate<SpecState> known) {
    tally.state();
    if (!built.seen().equals(node.seen())) {
      disagree("building the state", "the same again", built.seen().toString());
    }
    List<SpecCommand> commands = spec.commands();
    for (int i = 0; i < commands.size() && disagreement.isEmpty(); i++) {
      examine(i, commands.get(i), known);
    }
    return this;
  }

  /// One command only, the one numbered `index`.
  Examination runOnly(int index) {
    examine(index, spec.commands().get(index), node.seen()::equals);
    return this;
  }

  private void examine(int index, SpecCommand command, Predicate<SpecState> known) {
    Optional<TLCState> step = spec.step(node.tlc(), index);
    Expected expected =
        new Expected(
            command, node.seen(), step.map(StateReader::read), spec.refusals(node.tlc(), index));
    Reaction reaction = machine.apply(node.machine(), command);
    if (expected.isBeyond(bounds)) {
      tally.leftOut();
      check(expected, CommandWords.of(command), reaction, expected.isMetBeyondBy(reaction));
      return;
    }
    tally.command();
    check(expected, CommandWords.of(command), reaction, expected.isMetBy(reaction));
    expected.refusals().forEach(tally::refusal);
    if (step.isPresent() && disagreement.isEmpty()) {
      tally.step(command);
      examineAgain(expected);
      examineFlaws(command);
      follow(expected.after().orElseThrow(), step.get(), reaction, command, known);
    }
  }

  /// A step is the same step from the state built by hand, and when its request arrives twice.
  private void examineAgain(Expected expected) {
    SpecCommand command = expected.command();
    Reaction elsewhere = machine.apply(built, command);
    String inBuilt = CommandWords.of(command) + " in the state built by hand";
    check(expected, inBuilt, elsewhere, expected.isMetBy(elsewhere));
    Reaction twice = machine.applyTwice(node.machine(), command);
    String arrivingTwice = CommandWords.of(command) + " in a request that arrives twice";
    check(expected, arrivingTwice, twice, expected.isMetBy(twice));
  }

  private void check(Expected expected, String asked, Reaction reaction, boolean agree) {
    if (!agree) {
      disagree(asked, expected.toString(), words(reaction));
    }
  }

  /// A command that would be a step is none with a flaw.
  private void examineFlaws(SpecCommand command) {
    for (Flaw flaw : Flaw.values()) {
      if (flaw.fits(command)) {
        machine
            .applyFlawed(node.machine(), command, flaw)
            .ifPresent(reaction -> checkFlaw(command, flaw, reaction));
      }
    }
  }

  private void checkFlaw(SpecCommand command, Flaw flaw, Reaction reaction) {
    tally.flawed();
    boolean harmless =
        switch (reaction) {
          case Reaction.Stopped _ -> false;
          case Reaction.Accepted(Situation after, Set<Reason> _) ->
              flaw.rules().isEmpty() && after.seen().equals(node.seen());
          case Reaction.Refused(Situation after, Set<Reason> reasons) ->
              reasons.stream().map(Reason::rule).allMatch(flaw.rules()::contains)
                  && after.seen().equals(node.seen());
        };
    if (!harmless) {
      disagree(CommandWords.of(command) + " with " + flaw.words(), expected(flaw), words(reaction));
    } else if (reaction instanceof Reaction.Refused refused) {
      refused.reasons().forEach(tally::refusal);
    }
  }

  private static String expected(Flaw flaw) {
    return flaw.rules().isEmpty()
        ? "nothing left to do"
        : "no step\nrefused: " + String.join(" or ", flaw.rules());
  }

  private void follow(
      SpecState after,
      TLCState tlcAfter,
      Reaction reaction,
      SpecCommand command,
      Predicate<SpecState> known) {
    if (reaction instanceof Reaction.Accepted accepted && !known.test(after)) {
      successors.putIfAbsent(after, node.next(after, tlcAfter, accepted.after(), command));
    }
  }

  private void disagree(String asked, String spec, String machine) {
    if (disagreement.isEmpty()) {
      disagreement = Optional.of(new Disagreement(node.path(), node.seen(), asked, spec, machine));
    }
  }

  private static String words(Reaction reaction) {
    return switch (reaction) {
      case Reaction.Stopped(String why) -> "it stops: " + why;
      case Reaction.Refused(Situation after, Set<Reason> reasons) ->
          "refused: " + Expected.words(reasons) + "\nin the state\n" + after.seen();
      case Reaction.Accepted(Situation after, Set<Reason> verdicts) ->
          "accepted"
              + (verdicts.isEmpty() ? "" : "\nrefused: " + Expected.words(verdicts))
              + "\nin the state\n"
              + after.seen();
    };
  }

  Tally tally() {
    return tally;
  }

  Optional<Disagreement> disagreement() {
    return disagreement;
  }

  /// The states one step away that were not known.
  List<Node> successors() {
    return List.copyOf(successors.values());
  }
}
