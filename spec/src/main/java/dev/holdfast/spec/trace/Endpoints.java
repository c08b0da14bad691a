package dev.holdfast.spec.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The endpoints of a trace by number, the zones they stand in, and what each of their contents
/// holds.
///
/// A content is called by the generation under which it was put forward for its endpoint; 0 is
/// none. So equal digests at one endpoint may have several names.
final class Endpoints {

  /// The zone of names that no zone of the trace holds.
  static final String NOWHERE = "";

  /// The name of a content that nobody put forward.
  private static final long UNHEARD_OF = -1;

  private record Content(int endpoint, long name) {}

  private final List<String> names = new ArrayList<>();
  private final List<String> zones = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final TreeSet<String> apexes;
  private final Map<Content, String> digests = new HashMap<>();
  private final Map<Integer, Map<String, Set<Long>>> byDigest = new HashMap<>();
  private final Map<Kind, Map<Integer, Set<Long>>> kinds = new TreeMap<>(Kind.ORDER);

  Endpoints(Set<String> apexes) {
    this.apexes = new TreeSet<>(apexes);
  }

  int number(String owner) {
    return numbers.computeIfAbsent(
        owner,
        name -> {
          names.add(name);
          zones.add(enclosing(name));
          return names.size() - 1;
        });
  }

  OptionalInt find(String owner) {
    Integer number = numbers.get(owner);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private String enclosing(String owner) {
    return apexes.stream()
        .filter(apex -> isWithin(owner, apex))
        .max((one, other) -> Integer.compare(one.length(), other.length()))
        .orElse(NOWHERE);
  }

  static boolean isWithin(String owner, String apex) {
    return owner.equals(apex) || apex.equals(".") || owner.endsWith("." + apex);
  }

  String name(int endpoint) {
    return names.get(endpoint);
  }

  String zone(int endpoint) {
    return zones.get(endpoint);
  }

  Set<String> apexes() {
    return apexes;
  }

  int count() {
    return names.size();
  }

  boolean isApex(int endpoint) {
    return names.get(endpoint).equals(zones.get(endpoint));
  }

  /// Notes that `content` was put forward for `endpoint` under `generation`; what it is called.
  long putForward(int endpoint, long generation, Fields content) {
    if (content.number("record_sets") == 0) {
      return 0;
    }
    String digest = content.text("digest");
    Content key = new Content(endpoint, generation);
    if (digests.putIfAbsent(key, digest) == null) {
      byDigest
          .computeIfAbsent(endpoint, _ -> new HashMap<>())
          .computeIfAbsent(digest, _ -> new TreeSet<>())
          .add(generation);
      kinds
          .computeIfAbsent(Kind.of(content), _ -> new TreeMap<>())
          .computeIfAbsent(endpoint, _ -> new TreeSet<>())
          .add(generation);
    }
    return generation;
  }

  /// What the contents of `endpoint` that look like this are called.
  Set<Long> called(int endpoint, Fields content) {
    if (content.number("record_sets") == 0) {
      return Set.of(0L);
    }
    return Optional.ofNullable(byDigest.get(endpoint))
        .map(known -> known.get(content.text("digest")))
        .orElse(Set.of(UNHEARD_OF));
  }

  Map<Kind, Map<Integer, Set<Long>>> kinds() {
    return kinds;
  }
}
