package dev.holdfast.collection;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.pcollections.TreePMap;

/// The newest values of a row, each at its place: added at the end, forgotten at the beginning.
/// Immutable; what is made from another shares all but one block with it.
///
/// Most places follow one another, so values lie side by side in blocks of [#BLOCK] places. A
/// change copies the block at the end and nothing else, where a balanced tree would rebuild the
/// paths to both of its ends. As a [Map] it can only be read.
public final class Recent<V> extends AbstractMap<Long, V> {

  static final int BLOCK = 64;

  private static final Recent<?> EMPTY = new Recent<>(TreePMap.empty(), new Object[0], 0, -1, 0);

  /// The blocks before the last, by place divided by [#BLOCK].
  private final TreePMap<Long, Object[]> blocks;

  /// The block of the last place, which ends with it.
  private final Object[] end;

  private final long first;
  private final long last;
  private final int size;

  private Recent(TreePMap<Long, Object[]> blocks, Object[] end, long first, long last, int size) {
    this.blocks = blocks;
    this.end = end;
    this.first = first;
    this.last = last;
    this.size = size;
  }

  @SuppressWarnings("unchecked")
  public static <V> Recent<V> empty() {
    return (Recent<V>) EMPTY;
  }

  public static <V> Recent<V> copyOf(SortedMap<Long, V> values) {
    Recent<V> recent = empty();
    for (Map.Entry<Long, V> entry : values.entrySet()) {
      recent = recent.plus(entry.getKey(), entry.getValue());
    }
    return recent;
  }

  /// These values and one more behind them.
  ///
  /// @throws IllegalArgumentException if `place` is negative, or does not lie behind the last one
  public Recent<V> plus(long place, V value) {
    if (place <= last || place < 0) {
      throw new IllegalArgumentException("place %d is not behind place %d".formatted(place, last));
    }
    boolean inEnd = size > 0 && block(place) == block(last);
    Object[] longer = inEnd ? Arrays.copyOf(end, slot(place) + 1) : new Object[slot(place) + 1];
    longer[slot(place)] = Objects.requireNonNull(value);
    return new Recent<>(
        inEnd || size == 0 ? blocks : blocks.plus(block(last), end),
        longer,
        size == 0 ? place : first,
        place,
        size + 1);
  }

  /// These values but for the one at the least place.
  ///
  /// @throws NoSuchElementException if there is none
  public Recent<V> withoutFirst() {
    if (size <= 1) {
      firstPlace();
      return empty();
    }
    long second = placeFrom(first + 1);
    return new Recent<>(
        block(second) == block(first) ? blocks : blocks.minus(block(first)),
        end,
        second,
        last,
        size - 1);
  }

  /// The least place that has a value.
  ///
  /// @throws NoSuchElementException if none has
  public long firstPlace() {
    if (size == 0) {
      throw new NoSuchElementException("nothing is kept");
    }
    return first;
  }

  /// The greatest place that has a value.
  ///
  /// @throws NoSuchElementException if none has
  public long lastPlace() {
    if (size == 0) {
      throw new NoSuchElementException("nothing is kept");
    }
    return last;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public V get(Object place) {
    return at((Long) place);
  }

  @Override
  public boolean containsKey(Object place) {
    return get(place) != null;
  }

  @SuppressWarnings("unchecked")
  private V at(long place) {
    if (place < first || place > last) {
      return null;
    }
    Object[] block = block(place) == block(last) ? end : blocks.get(block(place));
    return block == null || slot(place) >= block.length ? null : (V) block[slot(place)];
  }

  /// The values behind `place`.
  public Map<Long, V> after(long place) {
    Set<Map.Entry<Long, V>> entries = new Entries(Math.max(place + 1, first), last);
    return new AbstractMap<>() {
      @Override
      public Set<Map.Entry<Long, V>> entrySet() {
        return entries;
      }
    };
  }

  @Override
  public Set<Map.Entry<Long, V>> entrySet() {
    return new Entries(first, last);
  }

  /// Tells `visitor` what `after`, which was made from this by adding and forgetting, has lost and
  /// gained. Of two that have no place in common, all of both is told.
  public void differences(Recent<V> after, SortedTable.Visitor<Long, V> visitor) {
    if (after == this) {
      return;
    }
    long gone = after.isEmpty() ? last : Math.min(last, after.first - 1);
    for (long place = placeFrom(first); place <= gone; place = placeFrom(place + 1)) {
      visitor.differs(place, Optional.of(at(place)), Optional.empty());
    }
    long gained = isEmpty() ? after.first : Math.max(after.first, last + 1);
    for (long place = after.placeFrom(gained);
        place <= after.last;
        place = after.placeFrom(place + 1)) {
      visitor.differs(place, Optional.empty(), Optional.of(after.at(place)));
    }
  }

  /// The first place from `place` on that has a value; one behind the last where none has.
  private long placeFrom(long place) {
    long sought = place;
    while (sought <= last && at(sought) == null) {
      boolean inBlock = block(sought) == block(last) || blocks.containsKey(block(sought));
      sought = inBlock ? sought + 1 : nextBlock(block(sought)) * BLOCK;
    }
    return sought;
  }

  /// The first block behind `block`. Far places may follow one another.
  private long nextBlock(long block) {
    Long next = blocks.higherKey(block);
    return next == null ? block(last) : next;
  }

  private static long block(long place) {
    return place / BLOCK;
  }

  private static int slot(long place) {
    return (int) (place % BLOCK);
  }

  private final class Entries extends AbstractSet<Map.Entry<Long, V>> {
    private final long from;
    private final long to;

    Entries(long from, long to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public Iterator<Map.Entry<Long, V>> iterator() {
      return new Iterator<>() {
        private long next = placeFrom(from);

        @Override
        public boolean hasNext() {
          return next <= to;
        }

        @Override
        public Map.Entry<Long, V> next() {
          if (!hasNext()) {
            throw new NoSuchElementException("no value is left");
          }
          Map.Entry<Long, V> entry = Map.entry(next, at(next));
          next = placeFrom(next + 1);
          return entry;
        }
      };
    }

    @Override
    public int size() {
      if (from == first) {
        return size;
      }
      int count = 0;
      for (long place = placeFrom(from); place <= to; place = placeFrom(place + 1)) {
        count++;
      }
      return count;
    }
  }
}
