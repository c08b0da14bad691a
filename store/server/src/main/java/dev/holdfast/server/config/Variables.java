package dev.holdfast.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the environment gives: for each key the variable `HOLDFAST_`, and the key in upper case
/// with `_` between words, so `HOLDFAST_DNS_THREADS` for `dns.threads` and
/// `HOLDFAST_MEMBERS_0_GRPC` for `members[0].grpc`. An empty variable gives nothing.
///
/// A variable that looks like a key and is none is a mistake, for its setting would be lost unseen.
final class Variables {

  /// What Kubernetes tells every container of a service that has our name.
  private static final Pattern KUBERNETES =
      Pattern.compile(".*_SERVICE_HOST|.*_SERVICE_PORT(_.*)?|.*_PORT(_[0-9]+_(TCP|UDP|SCTP).*)?");

  private static final Pattern PLACE = Pattern.compile("_([0-9]+)_");

  private Variables() {}

  static List<Given> read(Map<String, String> environment, Path folder, List<Problem> problems) {
    List<Given> given = new ArrayList<>();
    new TreeMap<>(environment)
        .tailMap(Key.PREFIX)
        .forEach((name, text) -> {
          if (!name.startsWith(Key.PREFIX) || text.isEmpty()) {
            return;
          }
          Origin origin = new Origin.Variable(name);
          Optional<Key<?>> key = find(name);
          if (key.isPresent()) {
            given.add(new Given(key.get(), path(key.get(), name), text, origin, folder));
          } else {
            unknown(name).ifPresent(reason -> problems.add(new Problem(origin, "", reason)));
          }
        });
    return given;
  }

  private static Optional<Key<?>> find(String name) {
    return Keys.all().stream().filter(key -> isOf(key, name)).findFirst();
  }

  private static boolean isOf(Key<?> key, String name) {
    return Key.variable(path(key, name)).equals(name);
  }

  /// The path of the key's value that a variable of this name would give.
  private static String path(Key<?> key, String name) {
    Matcher place = PLACE.matcher(name);
    return place.find() ? key.name().replace("[]", "[" + place.group(1) + "]") : key.name();
  }

  /// What is wrong with a variable that gives no key; nothing if it is none of ours.
  private static Optional<String> unknown(String name) {
    if (KUBERNETES.matcher(name).matches()) {
      return Optional.empty();
    }
    List<String> known =
        Keys.all().stream().map(key -> tail(Key.variable(path(key, name)))).toList();
    Optional<String> nearest = NearestKey.of(tail(name), known).map(Key.PREFIX::concat);
    return nearest
        .map("gives no key; did you mean %s?"::formatted)
        .or(() -> section(name).map("gives no key of %s"::formatted));
  }

  /// What of a variable's name is its own, so that the part all share makes none near.
  private static String tail(String name) {
    return name.substring(Key.PREFIX.length());
  }

  private static Optional<String> section(String name) {
    return Keys.wordsIn("").stream()
        .filter(word -> Keys.find(word).isEmpty())
        .filter(word -> name.startsWith(Key.variable(word) + "_"))
        .findFirst();
  }
}
