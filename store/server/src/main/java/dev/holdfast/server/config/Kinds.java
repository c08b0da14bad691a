package dev.holdfast.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of values there are. Bounds are given as they would be written.
final class Kinds {

  static final Kind<String> WORD =
      new Kind<>("1 to 63 letters, digits, `-` and `_`", (text, _) -> word(text));

  static final Kind<Boolean> FLAG = new Kind<>("`true`, `false`", (text, _) -> flag(text));

  static final Kind<HostPort> ADDRESS =
      new Kind<>("`127.0.0.1:7101`, `[::1]:7101`", (text, _) -> HostPort.parse(text));

  static final Kind<LogConfig.LoggerLevel> LOGGER_LEVEL =
      new Kind<>("`dev.holdfast.changes=debug`", (text, _) -> loggerLevel(text));

  static final Kind<URI> URL = new Kind<>("`http://127.0.0.1:4317`", (text, _) -> url(text));

  static final Kind<Path> PATH = new Kind<>("path", Kinds::path);

  private Kinds() {}

  static Kind<Integer> count(int least, int most) {
    return new Kind<>(
        "%d to %d".formatted(least, most),
        (text, _) -> {
          if (!text.matches("[0-9]{1,10}")
              || Long.parseLong(text) < least
              || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(
                "'%s' is no whole number in %d to %d".formatted(text, least, most));
          }
          return Integer.parseInt(text);
        });
  }

  static Kind<Duration> duration(String least, String most) {
    Duration from = Quantity.duration(least);
    Duration to = Quantity.duration(most);
    return new Kind<>(
        least + " to " + most,
        (text, _) -> {
          Duration value = Quantity.duration(text);
          if (value.compareTo(from) < 0 || value.compareTo(to) > 0) {
            throw new IllegalArgumentException(
                "'%s' is not in %s to %s".formatted(text, least, most));
          }
          return value;
        });
  }

  static Kind<Long> octets(String least, String most) {
    long from = Quantity.octets(least);
    long to = Quantity.octets(most);
    return new Kind<>(
        least + " to " + most,
        (text, _) -> {
          long value = Quantity.octets(text);
          if (value < from || value > to) {
            throw new IllegalArgumentException(
                "'%s' is not in %s to %s".formatted(text, least, most));
          }
          return value;
        });
  }

  /// Values of `kind`, or `word` for none.
  static <T> Kind<Optional<T>> orNone(String word, Kind<T> kind) {
    return new Kind<>(
        "%s, or `%s`".formatted(kind.form(), word),
        (text, folder) ->
            text.equals(word) ? Optional.empty() : Optional.of(kind.parse(text, folder)));
  }

  /// One of an enumeration's constants, in lower case.
  static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Kinds::lower).toList();
    return new Kind<>(
        words.stream().map("`%s`"::formatted).collect(Collectors.joining(", ")),
        (text, _) ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> lower(constant).equals(text))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "'%s' is none of %s".formatted(text, String.join(", ", words)))));
  }

  /// Values of `kind` with commas between them; in the file they may also stand in a list.
  static <T> Kind<List<T>> list(Kind<T> kind) {
    return new Kind<>(
        "list of " + kind.form(),
        true,
        (text, folder) ->
            Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> kind.parse(part, folder))
                .toList());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String word(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
      throw new IllegalArgumentException(
          "'%s' is no name of 1 to 63 letters, digits, - and _".formatted(text));
    }
    return text;
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("'%s' is neither true nor false".formatted(text));
    };
  }

  private static LogConfig.LoggerLevel loggerLevel(String text) {
    int end = text.indexOf('=');
    if (end <= 0) {
      throw new IllegalArgumentException(
          "'%s' is no logger=level, such as dev.holdfast.changes=debug".formatted(text));
    }
    return new LogConfig.LoggerLevel(
        text.substring(0, end).strip(),
        choice(LogConfig.Level.class).parse(text.substring(end + 1).strip(), Path.of("")));
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      if (List.of("http", "https").contains(String.valueOf(url.getScheme()))
          && url.getHost() != null
          && url.getPort() > 0) {
        return url;
      }
    } catch (URISyntaxException _) {
      // Told below, like every other text that is none.
    }
    throw new IllegalArgumentException(
        "'%s' is no URL with host and port; write one such as http://127.0.0.1:4317"
            .formatted(text));
  }

  private static Path path(String text, Path folder) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("is empty; name a path");
    }
    return folder.resolve(text).normalize();
  }
}
