package dev.holdfast.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A module and all of ours that it extends or instantiates.
///
/// @param sources by module name, the root first
record ModuleFamily(Map<String, String> sources) {

  private static final Pattern COMMENT = Pattern.compile("\\\\\\*.*|(?s:\\(\\*.*?\\*\\))");
  private static final Pattern RELATIVES =
      Pattern.compile("\\b(?:EXTENDS|INSTANCE)\\s+(\\w+(?:\\s*,\\s*\\w+)*)");
  private static final Pattern EXTENDS = Pattern.compile("\\bEXTENDS\\s+(\\w+(?:\\s*,\\s*\\w+)*)");
  private static final Pattern CONSTANTS =
      Pattern.compile("\\bCONSTANTS?\\s+(\\w+(?:\\s*,\\s*\\w+)*)");
  private static final Pattern DEFINITIONS = Pattern.compile("(?m)^(\\w+)(?:\\([^)]*\\))?\\s*==");

  /// The family of `root`; empty if there is no such module.
  static Optional<ModuleFamily> of(String root) {
    Map<String, String> sources = new LinkedHashMap<>();
    gather(root, sources);
    return sources.isEmpty() ? Optional.empty() : Optional.of(new ModuleFamily(sources));
  }

  /// Modules that are not ours are TLC's own, which it brings along.
  private static void gather(String module, Map<String, String> sources) {
    Optional<String> source =
        sources.containsKey(module) ? Optional.empty() : Resources.module(module);
    source.ifPresent(text -> {
      sources.put(module, text);
      names(RELATIVES, text).forEach(relative -> gather(relative, sources));
    });
  }

  /// The constants that a configuration of the root can give values to: those of the root and of
  /// what it extends. A module that is instantiated gets its values from whoever does so.
  Set<String> constants() {
    return extended(sources.keySet().iterator().next())
        .flatMap(source -> names(CONSTANTS, source))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<String> extended(String module) {
    return Stream.ofNullable(sources.get(module))
        .flatMap(source ->
            Stream.concat(Stream.of(source), names(EXTENDS, source).flatMap(this::extended)));
  }

  /// Names that any of the modules defines at the beginning of a line, which a configuration may
  /// replace.
  Set<String> definitions() {
    return sources.values().stream()
        .flatMap(source -> names(DEFINITIONS, source))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> names(Pattern pattern, String source) {
    return pattern
        .matcher(COMMENT.matcher(source).replaceAll(""))
        .results()
        .flatMap(match -> Arrays.stream(match.group(1).split("\\s*,\\s*")));
  }
}
