package dev.holdfast.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where a node's configuration is written. What is given in several places holds as the last of
/// these says it: the file, the environment, the flags.
///
/// @param environment all of it; only variables that begin with `HOLDFAST_` are looked at
/// @param flags each a `key=value`
public record ConfigSources(Path file, Map<String, String> environment, List<String> flags) {

  public ConfigSources {
    environment = Map.copyOf(environment);
    flags = List.copyOf(flags);
  }

  /// A file alone.
  public static ConfigSources of(Path file) {
    return new ConfigSources(file, Map.of(), List.of());
  }
}
