package dev.holdfast.spec.trace;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What TLC made of one section.
///
/// @param events how many there are
/// @param explained how many of them the specification explains in full, by action
/// @param beyond how many go beyond it in some way, by what way
/// @param endpoints how many endpoints it tells of
/// @param classes how many of these were told apart
/// @param unexplained the first event that nothing explains
public record SectionReport(
    long index,
    int events,
    Map<String, Integer> explained,
    Map<String, Integer> beyond,
    int endpoints,
    int classes,
    String ending,
    Optional<Unexplained> unexplained) {

  static SectionReport of(
      Section section, Translation.Translated translated, List<String> names, int rows) {
    Map<Integer, String> ways = new TreeMap<>();
    for (Row row : translated.rows().subList(0, rows)) {
      row.beyond().ifPresent(why -> ways.putIfAbsent(row.event(), why));
    }
    int reached =
        rows == translated.rows().size()
            ? section.events().size()
            : Math.max(0, translated.rows().get(rows).event() - 1);
    Map<String, Integer> explained = new TreeMap<>();
    Map<String, Integer> beyond = new TreeMap<>();
    for (int number = 1; number <= reached; number++) {
      if (ways.containsKey(number)) {
        beyond.merge(ways.get(number), 1, Integer::sum);
      } else {
        explained.merge(section.events().get(number - 1).text("action"), 1, Integer::sum);
      }
    }
    Set<String> told = new HashSet<>(names);
    return new SectionReport(
        section.start().number("index"),
        section.events().size(),
        explained,
        beyond,
        names.size(),
        told.size(),
        section.ending(),
        Optional.empty());
  }

  SectionReport with(Unexplained event) {
    return new SectionReport(
        index, events, explained, beyond, endpoints, classes, ending, Optional.of(event));
  }
}
