package dev.holdfast.spec.conformance;

import dev.holdfast.protocol.Command;
import dev.holdfast.spec.Check;
import dev.holdfast.spec.Checks;
import dev.holdfast.spec.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes `docs/spec-to-code.md` from what there is: the commands of the machine, the method that
/// carries each out, the rules of the spec, the configurations without them and what those break.
final class SpecToCode {

  static final Path PAGE = Path.of("..", "docs", "spec-to-code.md");

  private static final Path MACHINE =
      Path.of("..", "store", "protocol", "src", "main", "java", "dev", "holdfast");
  private static final Path MODELS = Path.of("models");
  private static final Pattern CARRIED_OUT =
      Pattern.compile("case Command\\.(\\w+) \\w+ ->\\s*(\\w+)\\.(\\w+)\\(");

  private static final String HEAD =
      """
      # From spec to code

      Written by a test from what there is; after a change, write it anew:

          ./mvnw -pl spec -am test -Dtest=SpecToCodeTest -Dsurefire.failIfNoSpecifiedTests=false -Dholdfast.table=write

      Each row is a command of [the machine](../store/protocol), in its order. Under *TLA+ action* stand the actions of
      [`Store.tla`](../spec/tla/Store.tla) and [`Commands.tla`](../spec/tla/Commands.tla) that are this command, all compared with it edge by
      edge by `GraphEqualityIT`; those about access stand in [`Access.tla`](../spec/tla/Access.tla), compared by `AccessEqualityTest`. The other columns come from the rules that protect the command or that it carries out: what breaks without
      them, where the machine asserts them, what tests them, and the configurations that run without them.

      """;

  private final SpecToCodeMap map = SpecToCodeMap.read();
  private final Map<String, List<Check>> bugs = bugs();

  static String page() throws IOException {
    return new SpecToCode().write();
  }

  private String write() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(row("TLA+ action", "Java", "invariant", "Java assertion", "tests", "without it"));
    page.append("|---|---|---|---|---|---|\n");
    Map<String, String> carriedOut = carriedOut();
    for (String command : commands()) {
      Collection<SpecToCodeMap.Rule> rules = map.rulesOf(command).values();
      List<Check> checks =
          map.rulesOf(command).keySet().stream().flatMap(rule -> bugs(rule).stream()).toList();
      page.append(
          row(
              code(actions(command)),
              code(List.of(carriedOut.get(command))),
              code(checks.stream().map(SpecToCode::broken).toList()),
              code(all(rules, SpecToCodeMap.Rule::asserted)),
              code(all(rules, SpecToCodeMap.Rule::tests)),
              code(checks.stream().map(Check::configuration).toList())));
    }
    page.append("\n## The rules\n\n");
    page.append(row("rule", "configuration", "breaks", "mutations of the machine that are told"));
    page.append("|---|---|---|---|\n");
    bugs.forEach((rule, checks) ->
        page.append(
            row(
                rule,
                code(checks.stream().map(Check::configuration).toList()),
                code(checks.stream().map(SpecToCode::broken).toList()),
                map.rules().containsKey(rule)
                    ? String.join("; ", map.rules().get(rule).mutations())
                    : "")));
    return page.toString();
  }

  /// The machine's commands, in its order.
  static List<String> commands() {
    return Arrays.stream(Command.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
  }

  List<String> actions(String command) {
    List<String> actions = new ArrayList<>(List.of(command));
    actions.addAll(map.forms().getOrDefault(command, List.of()));
    return actions;
  }

  /// The method that carries each command out, as the machine's own table of contents has it.
  static Map<String, String> carriedOut() throws IOException {
    return CARRIED_OUT
        .matcher(Files.readString(MACHINE.resolve("protocol/Protocol.java")))
        .results()
        .collect(Collectors.toMap(match -> match.group(1), m -> m.group(2) + "#" + m.group(3)));
  }

  private List<Check> bugs(String rule) {
    return bugs.getOrDefault(rule, List.of());
  }

  /// By rule, the checks that run without it.
  static Map<String, List<Check>> bugs() {
    Map<String, List<Check>> bugs = new TreeMap<>();
    for (Check check : Checks.all()) {
      if (check.configuration().contains("_bug_")) {
        for (String rule : without(check)) {
          bugs.computeIfAbsent(rule, _ -> new ArrayList<>()).add(check);
        }
      }
    }
    return bugs;
  }

  private static List<String> without(Check check) {
    try {
      String model = Files.readString(MODELS.resolve(check.configuration() + ".cfg"));
      String set = model.substring(model.indexOf("Without = {") + 11);
      return Arrays.stream(set.substring(0, set.indexOf('}')).split(","))
          .map(rule -> rule.strip().replace("\"", ""))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the model of " + check, e);
    }
  }

  private static String broken(Check check) {
    return check.expected() instanceof Expectation.Breaks breaks ? breaks.breach().property() : "";
  }

  private static List<String> all(
      Collection<SpecToCodeMap.Rule> rules, Function<SpecToCodeMap.Rule, List<String>> part) {
    return rules.stream().flatMap(rule -> part.apply(rule).stream()).toList();
  }

  private static String code(List<String> names) {
    return names.stream()
        .filter(name -> !name.isEmpty())
        .distinct()
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(" "));
  }

  private static String row(String... cells) {
    return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |\n")).replace("|  |", "| |");
  }
}
