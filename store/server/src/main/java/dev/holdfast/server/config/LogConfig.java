package dev.holdfast.server.config;

import java.util.List;
import java.util.Map;

/// What a process logs, and in which form.
///
/// @param level of all loggers that `levels` does not name
/// @param levels of loggers and those below them
public record LogConfig(Format format, Level level, List<LoggerLevel> levels) {

  public static final LogConfig DEFAULT = new LogConfig(Format.TEXT, Level.INFO, List.of());

  private static final String PREFIX = Key.variable("log") + "_";

  /// Lines for people, or a JSON object a line for programs.
  public enum Format {
    TEXT,
    JSON
  }

  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /// A logger by its name, and the level of it.
  public record LoggerLevel(String logger, Level level) {}

  public LogConfig {
    levels = List.copyOf(levels);
  }

  public LogConfig withLevel(Level changed) {
    return new LogConfig(format, changed, levels);
  }

  /// What the environment says, for processes without a configuration file.
  ///
  /// @throws InvalidConfigException if a variable of the log is wrong
  public static LogConfig of(Map<String, String> environment) {
    return of(Values.ofEnvironment(environment, PREFIX));
  }

  static LogConfig of(Values values) {
    return new LogConfig(
        values.get(Keys.LOG_FORMAT),
        values.get(Keys.LOG_LEVEL),
        values.find(Keys.LOG_LEVELS).orElse(List.of()));
  }
}
