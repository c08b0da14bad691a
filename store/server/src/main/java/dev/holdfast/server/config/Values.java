package dev.holdfast.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What holds for each key, after every value was looked at: those that others overrule too, for a
/// mistake is one wherever it stands.
final class Values {

  private static final Pattern MEMBER = Pattern.compile("members\\[([0-9]{1,4})]\\..*");
  private static final Origin STANDARD = new Origin.Standard();

  private final Optional<YamlFile> file;
  private final List<Problem> problems;
  private final Path folder;
  private final Map<String, Given> holding = new LinkedHashMap<>();
  private final TreeSet<Integer> members = new TreeSet<>();

  /// @param given what later ones overrule comes first
  private Values(Optional<YamlFile> file, List<Given> given, Path folder, List<Problem> problems) {
    this.file = file;
    this.folder = folder;
    this.problems = problems;
    given.forEach(this::add);
  }

  static Values of(ConfigSources sources, List<Problem> problems) {
    Path folder = Path.of("").toAbsolutePath();
    YamlFile file = YamlFile.read(sources.file(), problems);
    List<Given> given = new ArrayList<>(file.given());
    given.addAll(Variables.read(sources.environment(), folder, problems));
    given.addAll(Flags.read(sources.flags(), folder, problems));
    Values values = new Values(Optional.of(file), given, folder, problems);
    if (values.complete()) {
      values.noteMissing();
    }
    return values;
  }

  /// What the variables that begin with `prefix` say alone. Nothing is missing then.
  ///
  /// @throws InvalidConfigException if one of them is wrong
  static Values ofEnvironment(Map<String, String> environment, String prefix) {
    Path folder = Path.of("").toAbsolutePath();
    List<Problem> problems = new ArrayList<>();
    Map<String, String> ours = new TreeMap<>(environment);
    ours.keySet().removeIf(name -> !name.startsWith(prefix));
    List<Given> given = Variables.read(ours, folder, problems);
    Values values = new Values(Optional.empty(), given, folder, problems);
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    return values;
  }

  /// Whether the file could be read, so that what is not in it is missing.
  boolean complete() {
    return file.filter(YamlFile::understood).isPresent();
  }

  private Origin placeOf(String path) {
    return file.map(read -> read.placeOf(section(path))).orElse(STANDARD);
  }

  private void add(Given value) {
    Matcher member = MEMBER.matcher(value.path());
    if (member.matches()) {
      members.add(Integer.parseInt(member.group(1)));
    }
    holding.put(value.path(), value);
    try {
      value.key().kind().parse(value.text(), value.folder());
    } catch (IllegalArgumentException wrong) {
      problems.add(new Problem(value.origin(), value.path(), wrong.getMessage()));
    }
  }

  private void noteMissing() {
    paths()
        .filter(at -> at.key().required() && !holding.containsKey(at.path()))
        .forEach(at -> problems.add(new Problem(placeOf(at.path()), at.path(), "is missing")));
  }

  private static String section(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  /// A key, and one path that a value of it has.
  private record At(Key<?> key, String path) {}

  /// All values there are to be, in the table's order; those of members one member after another.
  private Stream<At> paths() {
    return Stream.concat(
        Keys.all().stream()
            .filter(key -> !key.name().contains("[]"))
            .map(key -> new At(key, key.name())),
        members.stream()
            .flatMap(place ->
                Keys.all().stream()
                    .filter(key -> key.name().contains("[]"))
                    .map(key -> new At(key, key.at(place)))));
  }

  /// The places of the members that anything is given for.
  TreeSet<Integer> members() {
    return members;
  }

  /// The value of `key`; empty where there is none, or a wrong one.
  <T> Optional<T> find(Key<T> key) {
    return find(key, key.name());
  }

  /// The value of `key` for the member at `place`.
  <T> Optional<T> find(Key<T> key, int place) {
    return find(key, key.at(place));
  }

  private <T> Optional<T> find(Key<T> key, String path) {
    Given given = holding.get(path);
    try {
      return given != null
          ? Optional.of(key.kind().parse(given.text(), given.folder()))
          : key.standard().map(text -> key.kind().parse(text, folder));
    } catch (IllegalArgumentException notedBefore) {
      return Optional.empty();
    }
  }

  /// The value of a key that always has one.
  <T> T get(Key<T> key) {
    return find(key).orElseThrow();
  }

  /// The value of such a key for the member at `place`.
  <T> T get(Key<T> key, int place) {
    return find(key, place).orElseThrow();
  }

  /// Whether anybody wrote a value at `path`.
  boolean isGiven(String path) {
    return holding.containsKey(path);
  }

  /// Notes what is wrong with the value at `path`, where that was written.
  void problem(String path, String reason) {
    Given given = holding.get(path);
    Origin origin = given == null ? placeOf(path) : given.origin();
    problems.add(new Problem(origin, path, reason));
  }

  /// Everything that holds, with where it was written.
  List<Setting> settings() {
    return paths().flatMap(at -> setting(at).stream()).toList();
  }

  private Optional<Setting> setting(At at) {
    Given given = holding.get(at.path());
    return given == null
        ? at.key().standard().map(text -> new Setting(at.path(), text, STANDARD))
        : Optional.of(new Setting(at.path(), shown(given), given.origin()));
  }

  private static String shown(Given given) {
    return given.key().kind().parse(given.text(), given.folder()) instanceof Path path
        ? path.toString()
        : given.text();
  }
}
