package dev.holdfast.server.config;

import java.util.List;
import java.util.stream.Collectors;

/// Says everything that is wrong with a configuration, one line each.
public final class InvalidConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidConfigException(List<Problem> problems) {
    super(
        problems.stream()
            .sorted()
            .map(Problem::toString)
            .collect(Collectors.joining(System.lineSeparator())));
  }
}
