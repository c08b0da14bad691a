package dev.holdfast.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Says everything that is wrong with a configuration file, one line each.
public final class InvalidConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidConfigException(Path file, List<Problem> problems) {
    super(
        problems.stream()
            .sorted()
            .map(problem -> problem.at(file))
            .collect(Collectors.joining(System.lineSeparator())));
  }
}
