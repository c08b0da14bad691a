package dev.holdfast.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The texts that travel in the jar: TLA+ modules, models, and the table of checks.
final class Resources {

  private Resources() {}

  static Optional<String> module(String name) {
    return text("tla/" + name + ".tla");
  }

  static Optional<String> model(String name) {
    return text("models/" + name + ".cfg");
  }

  static String checks() {
    return text("models/checks.txt")
        .orElseThrow(() -> new CheckException("models/checks.txt is missing from the jar"));
  }

  private static Optional<String> text(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CheckException("cannot read " + path, e);
    }
  }
}
