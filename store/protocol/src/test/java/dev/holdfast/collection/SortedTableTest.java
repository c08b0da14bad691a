package dev.holdfast.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the table to what the JDK's own sorted map does. A failure names its seed.
final class SortedTableTest {

  private static final int COMMANDS = 6_000;

  /// With few keys most changes meet a key that is there; with many the tree grows three nodes
  /// high.
  @ParameterizedTest(name = "{0} keys")
  @ValueSource(ints = {1, 5, 40, 300, 4_000, 1_000_000})
  void random_changes_do_what_they_do_to_a_tree_map(int keys) {
    for (int seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      TreeMap<Integer, String> model = new TreeMap<>();
      SortedTable<Integer, String> table = SortedTable.empty();
      for (int i = 0; i < COMMANDS; i++) {
        int key = random.nextInt(keys);
        boolean growing = (i / 1_500) % 2 == 0;
        if (random.nextInt(10) < (growing ? 8 : 2)) {
          model.put(key, "value " + i);
          table = table.plus(key, "value " + i);
        } else {
          model.remove(key);
          table = table.minus(key);
        }
        assertThat(table.floor(key - 1))
            .as("seed %d, change %d", seed, i)
            .isEqualTo(
                model.floorEntry(key - 1) == null ? null : model.floorEntry(key - 1).getValue());
        assertThat(table.get(key)).as("seed %d, change %d", seed, i).isEqualTo(model.get(key));
        assertThat(table).as("seed %d, change %d", seed, i).hasSize(model.size());
        if (i % 250 == 249) {
          assertSame(table, model, "seed %d, change %d".formatted(seed, i));
        }
      }
    }
  }

  private static void assertSame(
      SortedTable<Integer, String> table, TreeMap<Integer, String> model, String when) {
    assertThat(List.copyOf(table.entrySet()))
        .as(when)
        .containsExactlyElementsOf(List.copyOf(model.entrySet()));
    TableShape.check(table);
  }

  @Test
  void a_changed_table_leaves_the_one_before_as_it_was() {
    Random random = new Random(1);
    List<SortedTable<Integer, Integer>> tables = new ArrayList<>();
    List<TreeMap<Integer, Integer>> models = new ArrayList<>();
    tables.add(SortedTable.empty());
    models.add(new TreeMap<>());
    for (int i = 0; i < 2_000; i++) {
      int key = random.nextInt(500);
      TreeMap<Integer, Integer> model = new TreeMap<>(models.getLast());
      if (random.nextBoolean()) {
        model.put(key, i);
        tables.add(tables.getLast().plus(key, i));
      } else {
        model.remove(key);
        tables.add(tables.getLast().minus(key));
      }
      models.add(model);
    }
    for (int i = 0; i < models.size(); i++) {
      assertThat(List.copyOf(tables.get(i).entrySet()))
          .as("after change %d", i)
          .containsExactlyElementsOf(List.copyOf(models.get(i).entrySet()));
    }
  }

  @Test
  void a_change_that_changes_nothing_gives_the_very_table() {
    for (int size : new int[] {0, 1, 32, 33, 5_000}) {
      SortedTable<Integer, String> table = SortedTable.copyOf(evens(size));

      assertThat(table.minus(1)).isSameAs(table);
      assertThat(table.minus(2 * size)).isSameAs(table);
      assertThat(table.minus(-1)).isSameAs(table);
      table.forEach((key, value) -> assertThat(table.plus(key, value)).isSameAs(table));
    }
  }

  @Test
  void a_value_equal_to_the_one_there_takes_its_place() {
    String twin = new String("value 0");
    SortedTable<Integer, String> table = SortedTable.copyOf(evens(1)).plus(0, twin);

    assertThat(table.get(0)).isSameAs(twin);
  }

  @Test
  void a_table_made_at_once_is_the_one_made_key_by_key_and_its_nodes_are_full() {
    for (int size : new int[] {0, 1, 31, 32, 33, 64, 1_023, 1_024, 1_025, 40_000}) {
      TreeMap<Integer, String> model = evens(size);

      SortedTable<Integer, String> table = SortedTable.copyOf(model);

      assertThat(List.copyOf(table.entrySet()))
          .containsExactlyElementsOf(List.copyOf(model.entrySet()));
      assertThat(TableShape.check(table).leaves()).isEqualTo(Math.max(1, Math.ceilDiv(size, 32)));
    }
  }

  @Test
  void keys_that_come_in_order_leave_full_nodes_behind() {
    SortedTable<Integer, String> table = SortedTable.empty();
    for (int key = 0; key < 40_000; key++) {
      table = table.plus(key, "");
    }

    assertThat(TableShape.check(table)).isEqualTo(new TableShape(4, 1_250));
  }

  @Test
  void keys_that_come_in_no_order_leave_nodes_at_least_half_full() {
    for (int step : new int[] {-1, 7_919}) {
      SortedTable<Integer, String> table = SortedTable.empty();
      for (int i = 0; i < 40_000; i++) {
        table = table.plus(Math.floorMod(step * i, 40_000), "");
      }

      assertThat(table).hasSize(40_000);
      assertThat(TableShape.check(table).leaves()).isBetween(1_250, 2 * 1_250 + 100);
    }
  }

  @Test
  void a_table_that_loses_its_keys_loses_its_nodes() {
    SortedTable<Integer, String> table = SortedTable.copyOf(evens(40_000));
    for (int key = 0; key < 80_000; key += 2) {
      table = key % 200 == 0 ? table : table.minus(key);
    }
    assertThat(table).hasSize(400);
    assertThat(TableShape.check(table).leaves()).isLessThan(60);

    for (int key = 80_000; key >= 0; key -= 2) {
      table = table.minus(key);
    }
    assertThat(table).isEmpty();
    assertThat(TableShape.check(table)).isEqualTo(new TableShape(1, 1));
  }

  @Test
  void the_tail_begins_at_any_key_whether_it_is_there_or_not() {
    for (int size : new int[] {0, 1, 32, 33, 1_100}) {
      TreeMap<Integer, String> model = evens(size);
      SortedTable<Integer, String> table = SortedTable.copyOf(model);
      for (int from = -1; from <= 2 * size + 1; from++) {
        for (boolean inclusive : new boolean[] {true, false}) {
          Map<Integer, String> expected = model.tailMap(from, inclusive);
          Map<Integer, String> tail = table.tailMap(from, inclusive);

          assertThat(tail).as("from %d of %d", from, size).hasSize(expected.size());
          Iterator<Integer> rest = tail.keySet().iterator();
          expected.keySet().stream()
              .limit(40)
              .forEach(key -> assertThat(rest.next()).isEqualTo(key));
        }
      }
    }
  }

  @Test
  void the_tail_is_walked_to_its_end() {
    TreeMap<Integer, String> model = evens(3_000);
    SortedTable<Integer, String> table = SortedTable.copyOf(model);
    for (int from = 0; from < 6_000; from += 331) {
      assertThat(List.copyOf(table.tailMap(from, true).entrySet()))
          .containsExactlyElementsOf(List.copyOf(model.tailMap(from, true).entrySet()));
    }
  }

  @Test
  void a_walk_that_is_at_its_end_says_so() {
    Iterator<Map.Entry<Integer, String>> walk = SortedTable.copyOf(evens(1)).entrySet().iterator();
    walk.next();

    assertThat(walk.hasNext()).isFalse();
    assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void a_table_is_equal_to_any_map_that_holds_the_same() {
    SortedTable<Integer, String> once = SortedTable.copyOf(evens(1_000));
    SortedTable<Integer, String> twice = SortedTable.empty();
    for (int i = 999; i >= 0; i--) {
      twice = twice.plus(2 * i, "value " + i);
    }

    assertThat(once).isEqualTo(twice).isEqualTo(evens(1_000)).hasSameHashCodeAs(twice);
    assertThat(once).isNotEqualTo(twice.plus(0, "other")).isNotEqualTo(twice.minus(0));
  }

  @Test
  void a_table_tells_which_keys_it_has() {
    SortedTable<Integer, String> table = SortedTable.copyOf(evens(100));

    assertThat(IntStream.range(-1, 201).filter(table::containsKey).boxed())
        .containsExactlyElementsOf(evens(100).keySet());
  }

  @Test
  void a_table_is_not_written_as_maps_are_and_holds_no_nulls() {
    SortedTable<Integer, String> table = SortedTable.copyOf(evens(1));

    assertThatThrownBy(() -> table.put(1, "")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> table.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(table::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> table.plus(null, "")).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> table.plus(1, null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void a_map_with_an_order_of_its_own_is_not_taken() {
    TreeMap<Integer, String> backwards = new TreeMap<>(Comparator.reverseOrder());

    assertThatThrownBy(() -> SortedTable.copyOf(backwards))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("natural order");
  }

  /// `size` even keys from 0 on.
  private static TreeMap<Integer, String> evens(int size) {
    TreeMap<Integer, String> map = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      map.put(2 * i, "value " + i);
    }
    return map;
  }
}
