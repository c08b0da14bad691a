package dev.holdfast.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.record.DomainName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A name is answered by the zone with the longest apex at or above it, however zones lie in and
/// beside one another.
class ZonesTest {

  /// Labels that are beginnings of one another, and sort before and behind the end of a label.
  private static final String[] LABELS = {"a", "aa", "a-", "b", "*", "\\000", "\\001", "\\001a"};

  @Test
  void the_enclosing_zone_is_the_one_that_trying_all_ancestors_finds() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Set<DomainName> apexes = new HashSet<>();
      Zones zones = Zones.NONE;
      for (int i = random.nextInt(12); i > 0; i--) {
        DomainName apex = name(random, 4);
        apexes.add(apex);
        zones = zones.with(Zone.create(apex, new Soa(60, apex, apex, 1, 1, 1, 1), 0));
      }
      for (int i = 0; i < 50; i++) {
        DomainName owner = name(random, 6);
        assertThat(zones.enclosing(owner).map(Zone::name))
            .as("seed %d, %s in %s", seed, owner, apexes)
            .isEqualTo(longest(apexes, owner));
      }
    }
  }

  private static Optional<DomainName> longest(Set<DomainName> apexes, DomainName owner) {
    for (int labels = owner.labelCount(); labels >= 0; labels--) {
      if (apexes.contains(owner.ancestor(labels))) {
        return Optional.of(owner.ancestor(labels));
      }
    }
    return Optional.empty();
  }

  private static DomainName name(Random random, int mostLabels) {
    return DomainName.of(
        IntStream.range(0, random.nextInt(mostLabels + 1))
                .mapToObj(_ -> LABELS[random.nextInt(LABELS.length)])
                .collect(Collectors.joining("."))
            + ".");
  }
}
