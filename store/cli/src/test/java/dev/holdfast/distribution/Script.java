package dev.holdfast.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A script of the tree, and what it is started with: a folder to be in and variables of the
/// environment, of which an empty one is unset.
record Script(Path file, Path folder, Map<String, String> environment) {

  /// How a run ended and what it printed.
  record Run(int exitCode, String out, String err) {}

  static Script at(Path file) {
    return new Script(file, Path.of("").toAbsolutePath(), Map.of());
  }

  Script in(Path other) {
    return new Script(file, other, environment);
  }

  Script with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new Script(file, folder, more);
  }

  Run run(String... arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of(file.toString()), Stream.of(arguments)).toList();
    return run(command);
  }

  private Run run(List<String> command) throws IOException, InterruptedException {
    var err = Files.createTempFile("script-", ".err");
    try {
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      environment.forEach((variable, value) -> {
        builder.environment().remove(variable);
        if (!value.isEmpty()) {
          builder.environment().put(variable, value);
        }
      });
      var process = builder.redirectError(err.toFile()).start();
      process.getOutputStream().close();
      var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  /// The top of the tree that the tests run in.
  static Path tree() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
