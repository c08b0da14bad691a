package dev.holdfast.server.config;

import java.nio.file.Path;

/// Where a value was written. `toString` says it to people.
public sealed interface Origin {

  /// @param number of the line, from 1; 0 where it is about the whole file
  record Line(Path file, int number) implements Origin {
    @Override
    public String toString() {
      return number == 0 ? file.toString() : file + ":" + number;
    }
  }

  /// An environment variable.
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /// An option of the command line, as it stands there.
  record Flag(String text) implements Origin {
    @Override
    public String toString() {
      return text;
    }
  }

  /// Nowhere: what holds then.
  record Standard() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }
}
