package dev.holdfast.server.config;

import java.util.ArrayList;
import java.util.List;

/// A node's configuration, and where each value of it was written.
public record EffectiveConfig(NodeConfig config, List<Setting> settings) {

  public EffectiveConfig {
    settings = List.copyOf(settings);
  }

  /// What `sources` say together.
  ///
  /// @throws InvalidConfigException if anything in them is wrong; tells all that is
  public static EffectiveConfig load(ConfigSources sources) {
    List<Problem> problems = new ArrayList<>();
    Values values = Values.of(sources, problems);
    if (values.complete()) {
      new ConfigRules(values).check();
    }
    if (!problems.isEmpty()) {
      throw new InvalidConfigException(problems);
    }
    return new EffectiveConfig(ConfigReader.read(values), values.settings());
  }
}
