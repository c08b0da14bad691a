package dev.holdfast.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A row of recent values is the sorted map it stands for, whatever gaps its places have.
class RecentTest {

  private static final int CHANGES = 3_000;

  @Test
  void random_changes_do_what_they_do_to_a_tree_map() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      TreeMap<Long, String> model = new TreeMap<>();
      Recent<String> recent = Recent.empty();
      long next = random.nextInt(100);
      for (int i = 0; i < CHANGES; i++) {
        if (model.isEmpty() || random.nextInt(100) < ((i / 500) % 2 == 0 ? 80 : 30)) {
          next += 1 + (random.nextInt(20) == 0 ? random.nextInt(1_000) : 0);
          model.put(next, "value " + i);
          recent = recent.plus(next, "value " + i);
        } else {
          model.pollFirstEntry();
          recent = recent.withoutFirst();
        }
        String when = "seed %d, change %d".formatted(seed, i);
        assertThat(recent.size()).as(when).isEqualTo(model.size());
        if (i % 50 == 0) {
          assertSame(recent, model, random, when);
        }
      }
    }
  }

  private static void assertSame(
      Recent<String> recent, TreeMap<Long, String> model, Random random, String when) {
    assertThat(List.copyOf(recent.entrySet())).as(when).isEqualTo(List.copyOf(model.entrySet()));
    assertThat(recent).as(when).isEqualTo(Recent.copyOf(model)).hasSameHashCodeAs(model);
    if (!model.isEmpty()) {
      assertThat(recent.firstPlace()).as(when).isEqualTo(model.firstKey());
      assertThat(recent.lastPlace()).as(when).isEqualTo(model.lastKey());
      long spread = model.lastKey() - model.firstKey() + 10;
      for (int i = 0; i < 20; i++) {
        long place = model.firstKey() - 5 + random.nextLong(spread);
        assertThat(recent.get(place)).as(when).isEqualTo(model.get(place));
        assertThat(List.copyOf(recent.after(place).entrySet()))
            .as(when)
            .isEqualTo(List.copyOf(model.tailMap(place, false).entrySet()));
        assertThat(recent.after(place)).as(when).hasSize(model.tailMap(place, false).size());
      }
    }
  }

  @Test
  void a_changed_row_leaves_the_one_before_as_it_was() {
    List<Recent<Integer>> rows = new ArrayList<>();
    rows.add(Recent.empty());
    for (int i = 0; i < 500; i++) {
      Recent<Integer> last = rows.getLast();
      rows.add(i % 3 == 2 ? last.withoutFirst() : last.plus(i, i));
    }
    Recent<Integer> again = Recent.empty();
    for (int i = 0; i < 500; i++) {
      assertThat(rows.get(i)).isEqualTo(again);
      again = i % 3 == 2 ? again.withoutFirst() : again.plus(i, i);
    }
  }

  @Test
  void two_rows_differ_in_what_was_forgotten_and_what_was_added() {
    Recent<String> before = Recent.<String>empty().plus(1, "a").plus(2, "b").plus(100, "c");
    Recent<String> after = before.withoutFirst().plus(101, "d").withoutFirst().plus(500, "e");

    assertThat(differences(before, after)).containsExactly("-1 a", "-2 b", "+101 d", "+500 e");
    assertThat(differences(before, before)).isEmpty();
    assertThat(differences(Recent.empty(), before)).containsExactly("+1 a", "+2 b", "+100 c");
    assertThat(differences(before, Recent.empty())).containsExactly("-1 a", "-2 b", "-100 c");
    assertThat(differences(before, Recent.<String>empty().plus(200, "f")))
        .containsExactly("-1 a", "-2 b", "-100 c", "+200 f");
  }

  private static List<String> differences(Recent<String> before, Recent<String> after) {
    List<String> told = new ArrayList<>();
    before.differences(
        after,
        (place, was, is) -> {
          was.ifPresent(value -> told.add("-%d %s".formatted(place, value)));
          is.ifPresent(value -> told.add("+%d %s".formatted(place, value)));
        });
    return told;
  }

  @Test
  void places_only_rise() {
    Recent<String> row = Recent.<String>empty().plus(7, "a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> row.plus(7, "b"))
        .withMessage("place 7 is not behind place 7");
    assertThatIllegalArgumentException().isThrownBy(() -> Recent.empty().plus(-1, "b"));
  }

  @Test
  void nothing_has_no_ends() {
    assertThat(Recent.empty()).isEmpty();
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> Recent.empty().firstPlace());
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> Recent.empty().lastPlace());
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> Recent.empty().withoutFirst());
  }
}
