package dev.holdfast.cli.plan;

import dev.holdfast.agents.planfile.PlanFolder;
import dev.holdfast.v1.PlannedEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Reads plan files when it is asked to: after the generation has been drawn.
final class Rereading {

  private Rereading() {}

  static Supplier<Iterable<PlannedEndpoint>> of(Path place) {
    return () -> {
      try {
        return PlanFolder.read(place).messages();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    };
  }
}
