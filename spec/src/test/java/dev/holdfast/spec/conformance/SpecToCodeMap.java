package dev.holdfast.spec.conformance;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `spec-to-code.txt` says, which its head explains.
///
/// @param forms of commands, beside their own names
/// @param time steps of the spec that are no command
/// @param access commands that stand in `spec/tla/Access.tla`
/// @param rules by the switch in `spec/tla/Rules.tla`
record SpecToCodeMap(
    Map<String, List<String>> forms,
    List<String> time,
    List<String> access,
    Map<String, Rule> rules) {

  /// @param commands that the rule protects, or that carry it out
  /// @param asserted classes of the machine, or methods as `Class#method`
  /// @param tests classes, or golden scripts
  /// @param mutations names of those that take the rule away
  record Rule(
      List<String> commands, List<String> asserted, List<String> tests, List<String> mutations) {}

  static SpecToCodeMap read() {
    Map<String, List<String>> forms = new LinkedHashMap<>();
    List<String> time = new ArrayList<>();
    List<String> access = new ArrayList<>();
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (String line : lines()) {
      String kind = line.split("[ :]", 2)[0];
      String rest = line.substring(kind.length()).strip();
      switch (kind) {
        case "command" -> forms.put(before(rest, ":"), words(after(rest, ":")));
        case "time" -> time.addAll(words(after(rest, ":")));
        case "access" -> access.addAll(words(after(rest, ":")));
        case "rule" -> rules.put(before(rest, " of "), rule(after(rest, " of ")));
        default -> throw new IllegalArgumentException("not a line of the map: " + line);
      }
    }
    return new SpecToCodeMap(forms, time, access, rules);
  }

  private static Rule rule(String text) {
    String[] parts = text.split("\\|", -1);
    List<String> mutations =
        Arrays.stream(parts[3].split(";")).map(String::strip).filter(it -> !it.isEmpty()).toList();
    return new Rule(words(parts[0]), words(parts[1]), words(parts[2]), mutations);
  }

  private static String before(String text, String mark) {
    return text.substring(0, text.indexOf(mark)).strip();
  }

  private static String after(String text, String mark) {
    return text.substring(text.indexOf(mark) + mark.length());
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(it -> !it.isEmpty()).toList();
  }

  private static List<String> lines() {
    try (InputStream in = SpecToCodeMap.class.getResourceAsStream("spec-to-code.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading spec-to-code.txt", e);
    }
  }

  /// The rules that `command` carries out or is protected by.
  Map<String, Rule> rulesOf(String command) {
    return rules.entrySet().stream()
        .filter(entry -> entry.getValue().commands().contains(command))
        .collect(
            toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
  }
}
