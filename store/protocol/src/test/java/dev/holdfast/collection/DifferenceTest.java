package dev.holdfast.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Two tables differ where two maps do.
final class DifferenceTest {

  private static final int KEYS = 3_000;

  private record Told(Integer key, Optional<String> before, Optional<String> after) {}

  @Test
  void random_tables_differ_where_tree_maps_do() {
    Random random = new Random(7);
    List<SortedTable<Integer, String>> tables = new ArrayList<>();
    List<TreeMap<Integer, String>> models = new ArrayList<>();
    SortedTable<Integer, String> table = SortedTable.empty();
    TreeMap<Integer, String> model = new TreeMap<>();
    tables.add(table);
    models.add(new TreeMap<>());
    for (int i = 0; i < 20_000; i++) {
      int key = random.nextInt(KEYS);
      if (random.nextInt(10) < ((i / 5_000) % 2 == 0 ? 8 : 2)) {
        String value = "value " + i;
        table = table.plus(key, value);
        model.put(key, value);
      } else {
        table = table.minus(key);
        model.remove(key);
      }
      if (random.nextInt(400) == 0) {
        tables.add(table);
        models.add(new TreeMap<>(model));
      }
    }
    for (int i = 0; i < 500; i++) {
      int one = random.nextInt(tables.size());
      int other = random.nextInt(tables.size());
      assertThat(told(tables.get(one), tables.get(other)))
          .as("versions %d and %d", one, other)
          .isEqualTo(expected(models.get(one), models.get(other)));
    }
  }

  @Test
  void a_few_changes_in_a_large_table_are_found() {
    TreeMap<Integer, String> many = new TreeMap<>();
    for (int i = 0; i < 200_000; i++) {
      many.put(i, "same");
    }
    SortedTable<Integer, String> before = SortedTable.copyOf(many);
    SortedTable<Integer, String> after =
        before.plus(123_456, "other").minus(7).plus(1_000_000, "new");

    assertThat(told(before, after))
        .containsExactly(
            new Told(7, Optional.of("same"), Optional.empty()),
            new Told(123_456, Optional.of("same"), Optional.of("other")),
            new Told(1_000_000, Optional.empty(), Optional.of("new")));
  }

  @Test
  void a_table_does_not_differ_from_itself() {
    SortedTable<Integer, String> table = SortedTable.<Integer, String>empty().plus(1, "one");

    assertThat(told(table, table)).isEmpty();
    assertThat(told(SortedTable.empty(), SortedTable.empty())).isEmpty();
  }

  private static List<Told> told(
      SortedTable<Integer, String> before, SortedTable<Integer, String> after) {
    List<Told> told = new ArrayList<>();
    before.differences(after, (key, was, is) -> told.add(new Told(key, was, is)));
    return told;
  }

  private static List<Told> expected(Map<Integer, String> before, Map<Integer, String> after) {
    List<Told> expected = new ArrayList<>();
    for (int key = 0; key < KEYS; key++) {
      Optional<String> was = Optional.ofNullable(before.get(key));
      Optional<String> is = Optional.ofNullable(after.get(key));
      if (!was.equals(is)) {
        expected.add(new Told(key, was, is));
      }
    }
    return expected;
  }
}
