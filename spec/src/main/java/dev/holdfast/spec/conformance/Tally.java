package dev.holdfast.spec.conformance;

import java.util.Map;
import java.util.TreeMap;

/// What a comparison has compared, counted.
public final class Tally {

  private long states;
  private long commands;
  private long flawed;
  private long leftOut;
  private final Map<String, Long> stepsByAction = new TreeMap<>();
  private final Map<String, Long> refusalsByRule = new TreeMap<>();

  void state() {
    states++;
  }

  void command() {
    commands++;
  }

  void flawed() {
    flawed++;
  }

  void leftOut() {
    leftOut++;
  }

  void step(SpecCommand command) {
    stepsByAction.merge(command.action(), 1L, Long::sum);
  }

  void refusal(Reason reason) {
    refusalsByRule.merge(reason.rule(), 1L, Long::sum);
  }

  void add(Tally other) {
    states += other.states;
    commands += other.commands;
    flawed += other.flawed;
    leftOut += other.leftOut;
    other.stepsByAction.forEach((action, steps) -> stepsByAction.merge(action, steps, Long::sum));
    other.refusalsByRule.forEach((rule, count) -> refusalsByRule.merge(rule, count, Long::sum));
  }

  /// States in which every command was compared.
  public long states() {
    return states;
  }

  /// Commands tried, each in each state.
  public long commands() {
    return commands;
  }

  /// Commands tried with a flaw.
  public long flawedCommands() {
    return flawed;
  }

  /// Commands not compared in some state, because they would draw a number beyond the bound.
  public long commandsLeftOut() {
    return leftOut;
  }

  /// Edges of the graph.
  public long steps() {
    return stepsByAction.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Edges of the action that `command` is of.
  long steps(SpecCommand command) {
    return stepsByAction.getOrDefault(command.action(), 0L);
  }

  long refusals(Reason reason) {
    return refusalsByRule.getOrDefault(reason.rule(), 0L);
  }

  /// Edges by the action they are of.
  public Map<String, Long> stepsByAction() {
    return Map.copyOf(stepsByAction);
  }

  /// Refusals the two agreed on, by rule.
  public Map<String, Long> refusalsByRule() {
    return Map.copyOf(refusalsByRule);
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            "%,d states, %,d steps, %,d commands tried, %,d with a flaw, %,d left out"
                .formatted(states, steps(), commands, flawed, leftOut));
    stepsByAction.forEach(
        (action, steps) -> text.append("%n  %-20s %,12d steps".formatted(action, steps)));
    refusalsByRule.forEach(
        (rule, count) -> text.append("%n  %-24s %,12d refusals".formatted(rule, count)));
    return text.toString();
  }
}
