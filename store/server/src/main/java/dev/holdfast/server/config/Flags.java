package dev.holdfast.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the command line gives: `--set key=value`, any number of times.
final class Flags {

  private Flags() {}

  static List<Given> read(List<String> flags, Path folder, List<Problem> problems) {
    List<Given> given = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String flag : flags) {
      Origin origin = new Origin.Flag("--set " + flag);
      int end = flag.indexOf('=');
      String path = flag.substring(0, Math.max(end, 0)).strip();
      Optional<Key<?>> key = Keys.find(path).filter(_ -> !path.contains("[]"));
      if (end < 0) {
        problems.add(new Problem(origin, "", "is to be key=value, such as dns.threads=2"));
      } else if (key.isEmpty()) {
        problems.add(new Problem(origin, path, unknown(path)));
      } else if (!seen.add(path)) {
        problems.add(new Problem(origin, path, "is given twice"));
      } else {
        given.add(new Given(key.get(), path, flag.substring(end + 1).strip(), origin, folder));
      }
    }
    return given;
  }

  private static String unknown(String path) {
    if (path.contains("[]")) {
      return "is a list; say which entry by its place, from 0: " + path.replace("[]", "[0]");
    }
    Set<String> names = Keys.all().stream().map(Key::name).collect(Collectors.toSet());
    return NearestKey.of(path, names)
        .map("is no key; did you mean '%s'?"::formatted)
        .orElse("is no key; 'holdfast config keys' lists them");
  }
}
