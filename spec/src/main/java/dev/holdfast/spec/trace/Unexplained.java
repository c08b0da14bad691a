package dev.holdfast.spec.trace;

import dev.holdfast.spec.TlcReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// An event that nothing in the specification explains.
///
/// @param line of the file
/// @param event its number in its section; 0 for the start
/// @param action its name
/// @param text the whole story
public record Unexplained(int line, int event, String action, String text) {

  private static final Pattern TOLD = Pattern.compile("^\"?told (\\w+) (.*?)\"?$");
  private static final Pattern REASON =
      Pattern.compile("\\[rule \\|-> \"([^\"]*)\", at \\|-> \\{([^}]*)}]");
  private static final int LONGEST = 600;

  static Unexplained of(
      Section section,
      Translation.Translated translated,
      List<String> names,
      Row row,
      TlcReport report) {
    Map<String, String> told = new TreeMap<>();
    for (String loose : report.loose()) {
      var match = TOLD.matcher(loose);
      if (match.matches()) {
        told.put(match.group(1), match.group(2).replace("\\\"", "\""));
      }
    }
    Fields record = row.event() == 0 ? section.start() : section.events().get(row.event() - 1);
    String action = row.event() == 0 ? "the start" : record.text("action");
    List<String> lines = new ArrayList<>();
    lines.add(
        "Nothing explains event %d (line %d), %s.".formatted(row.event(), record.line(), action));
    if (row.event() > 0) {
      lines.add("  asked    " + shortened(record.fields("arguments").object().toString()));
      lines.add("  recorded " + shortened(record.fields("outcome").object().toString()));
      lines.add("  after    " + shortened(record.fields("after").object().toString()));
    }
    Words words = new Words(names, translated.endpoints());
    lines.addAll(verdict(row, told, words));
    return new Unexplained(
        record.line(),
        row.event(),
        action,
        String.join(System.lineSeparator(), lines) + System.lineSeparator());
  }

  private static List<String> verdict(Row row, Map<String, String> told, Words words) {
    List<String> lines = new ArrayList<>();
    lines.add("The specification, in the state before it:");
    if (told.containsKey("step")) {
      String why = told.getOrDefault("why", "{}");
      lines.add(
          told.get("step").equals("TRUE")
              ? "  takes the step %s".formatted(row.action())
              : why.equals("{}") ? "  finds nothing left to do" : "  refuses it");
      if (!why.equals("{}")) {
        lines.add(
            "  refused: "
                + words.spell(REASON.matcher(why).replaceAll("$1 at $2")).replace(" at ,", ","));
      }
    }
    String recorded = row.fields().getOrDefault("step", "");
    if (told.getOrDefault("step", "").equals(recorded)
        && told.containsKey("misfits")
        && !told.get("misfits").equals("{}")) {
      lines.add("  and then differs from the record in: " + words.spell(told.get("misfits")));
      if (!told.getOrDefault("endpoints", "<<>>").equals("<<>>")) {
        lines.add("  where it has: " + words.spell(told.get("endpoints")));
      }
      if (told.get("misfits").contains("last_generation")) {
        lines.add("  where it has last generation " + told.get("last"));
      }
    }
    return lines;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }

  /// Puts endpoints' own names in the place of TLC's.
  private record Words(List<String> names, Endpoints endpoints) {

    private static final Pattern NAME = Pattern.compile("\\b(e[0-9]+)\\b");

    String spell(String text) {
      Map<String, Set<String>> owners = new TreeMap<>();
      for (int endpoint = 0; endpoint < names.size(); endpoint++) {
        owners
            .computeIfAbsent(names.get(endpoint), _ -> new TreeSet<>())
            .add(endpoints.name(endpoint));
      }
      return shortened(
          NAME.matcher(text)
              .replaceAll(match -> {
                Set<String> alike = owners.getOrDefault(match.group(1), Set.of(match.group(1)));
                String first = alike.iterator().next().replace("\\", "\\\\").replace("$", "\\$");
                return alike.size() == 1
                    ? first
                    : "%s and %d alike".formatted(first, alike.size() - 1);
              }));
    }
  }
}
