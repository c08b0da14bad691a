package dev.holdfast.chaos.simulation.cluster;

import dev.holdfast.chaos.simulation.engine.Chance;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.chaos.simulation.engine.Tally;
import dev.holdfast.chaos.simulation.engine.Timeline;
import java.util.HashSet;
import java.util.Set;

/// Carries messages between places, each with a delay of its own, so that they overtake each other.
/// Some are lost, some come twice, and what is cut off stays cut off.
public final class Network {

  private record Way(int from, int to) {}

  private final Timeline timeline;
  private final Tally tally;
  private final Chance chance;
  private final Set<Way> cut = new HashSet<>();
  private double loss;
  private double duplication;
  private long slownessMicros;

  public Network(Timeline timeline, Tally tally, Chance chance) {
    this.timeline = timeline;
    this.tally = tally;
    this.chance = chance;
  }

  /// Sends something on its way; `delivery` is what happens when it gets there, if it does.
  public void send(int from, int to, String label, Runnable delivery) {
    if (chance.happens(loss)) {
      tally.count(Happening.MESSAGE_LOST);
      return;
    }
    carry(from, to, label, delivery);
    if (chance.happens(duplication)) {
      tally.count(Happening.MESSAGE_TWICE);
      carry(from, to, label, delivery);
    }
  }

  private void carry(int from, int to, String label, Runnable delivery) {
    long delay = chance.skewed(100, 5_000) + chance.skewed(0, slownessMicros);
    timeline.after(
        delay,
        label,
        () -> {
          if (isCut(from, to)) {
            tally.count(Happening.MESSAGE_CUT_OFF);
          } else {
            delivery.run();
          }
        });
  }

  public boolean isCut(int from, int to) {
    return !cut.isEmpty() && cut.contains(new Way(from, to));
  }

  /// From here on nothing gets from one place to the other.
  public void cut(int from, int to) {
    cut.add(new Way(from, to));
  }

  public void join(int from, int to) {
    cut.remove(new Way(from, to));
  }

  /// Everything gets everywhere, once, and soon.
  public void heal() {
    cut.clear();
    loss = 0;
    duplication = 0;
    slownessMicros = 0;
  }

  public void loseShare(double share) {
    loss = share;
  }

  public void repeatShare(double share) {
    duplication = share;
  }

  /// How much longer than usual a message may take.
  public void slowDown(long micros) {
    slownessMicros = micros;
  }
}
