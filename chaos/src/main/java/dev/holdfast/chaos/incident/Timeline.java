package dev.holdfast.chaos.incident;

import java.time.Duration;
import java.util.List;

/// Where the night is told, as it happens.
interface Timeline {

  /// What the steps from here on are about.
  void title(String title);

  /// One step, as it went on each side, in the order of the sides.
  void row(Duration at, List<List<Line>> columns);
}
