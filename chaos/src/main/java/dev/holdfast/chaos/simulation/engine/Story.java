package dev.holdfast.chaos.simulation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What happened, told for people. Most runs tell nothing, since telling takes longer than
/// happening; the run of a failure is made again with its story.
public final class Story {

  /// @param who what it happened to, or who did it
  public record Line(long atMicros, String who, String what) {}

  private final Timeline timeline;
  private final boolean told;
  private final List<Line> lines = new ArrayList<>();

  public Story(Timeline timeline, boolean told) {
    this.timeline = timeline;
    this.told = told;
  }

  public void tell(String who, Supplier<String> what) {
    if (told) {
      lines.add(new Line(timeline.nowMicros(), who, what.get()));
    }
  }

  public List<Line> lines() {
    return List.copyOf(lines);
  }
}
