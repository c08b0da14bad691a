package dev.holdfast.spec.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds the endpoints of which a trace says the same from beginning to end, row by row and word
/// for word. The specification treats all endpoints of a zone alike and none by another's, so what
/// is true of one of them is true of all, and TLC is asked about one. So a plan of ten thousand
/// endpoints that is enacted in ten slices is as large as ten.
final class Alike {

  /// Where the ways of two endpoints part: what was said until now, and what is said next.
  private record Saying(int before, int row, String field, String value) {}

  private final Map<Saying, Integer> sayings = new HashMap<>();
  private final int[] said;
  private int last;

  private Alike(int endpoints) {
    this.said = new int[endpoints];
  }

  /// For each endpoint the name under which TLC knows it, which those alike share.
  static List<String> names(Endpoints endpoints, List<Row> rows) {
    Alike alike = new Alike(endpoints.count());
    for (int endpoint = 0; endpoint < endpoints.count(); endpoint++) {
      String zone = endpoints.zone(endpoint);
      alike.say(endpoint, -1, endpoints.isApex(endpoint) ? "apex" : "zone", zone);
    }
    endpoints
        .kinds()
        .forEach((kind, of) ->
            of.forEach((endpoint, names) -> alike.say(endpoint, -1, kind.tla(), names.toString())));
    for (int i = 0; i < rows.size(); i++) {
      alike.hear(rows.get(i), i);
    }
    return alike.names();
  }

  private void hear(Row row, int number) {
    row.endpoints()
        .forEach((field, about) ->
            about.values().forEach((endpoint, value) -> say(endpoint, number, field, value)));
    row.ones().forEach((field, endpoint) -> say(endpoint, number, field, ""));
    for (Row.Reason reason : row.reasons()) {
      reason.endpoint().ifPresent(endpoint -> say(endpoint, number, "why", reason.rule()));
    }
  }

  private void say(int endpoint, int row, String field, String value) {
    Saying saying = new Saying(said[endpoint], row, field, value);
    said[endpoint] = sayings.computeIfAbsent(saying, _ -> ++last);
  }

  private List<String> names() {
    Map<Integer, String> first = new TreeMap<>();
    String[] names = new String[said.length];
    for (int endpoint = 0; endpoint < said.length; endpoint++) {
      names[endpoint] = first.computeIfAbsent(said[endpoint], _ -> "e" + (first.size() + 1));
    }
    return List.of(names);
  }

  /// How many endpoints are left.
  static int count(List<String> names) {
    return Set.copyOf(names).size();
  }
}
