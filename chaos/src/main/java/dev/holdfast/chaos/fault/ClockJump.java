package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.cluster.NodeProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The clocks of some nodes jump by hours, and back again when it is healed.
record ClockJump(boolean ahead) implements Fault {

  private static final int MOST_HOURS = 12;

  @Override
  public String name() {
    return ahead ? "clock-ahead" : "clock-behind";
  }

  @Override
  public String words() {
    return "clocks %d hours %s at the most".formatted(MOST_HOURS, ahead ? "ahead" : "behind");
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.FAKETIME);
  }

  @Override
  public Optional<Injury> inject(World world, RandomGenerator chance) {
    Duration jump = Duration.ofMinutes(chance.nextInt(30, MOST_HOURS * 60));
    List<NodeProcess> all = Cutting.shuffled(world, chance);
    List<NodeProcess> nodes = all.subList(0, chance.nextInt(1, all.size() + 1));
    nodes.forEach(node -> world.clocks().set(node.id(), ahead ? jump : jump.negated()));
    return Optional.of(
        new Injury(
            "%s, %.1f h".formatted(Grasped.names(nodes), jump.toMinutes() / 60.0),
            () -> nodes.forEach(node -> world.clocks().set(node.id(), Duration.ZERO))));
  }
}
