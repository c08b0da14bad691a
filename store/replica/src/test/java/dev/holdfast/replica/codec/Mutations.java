package dev.holdfast.replica.codec;

import dev.holdfast.collection.Recent;
import dev.holdfast.collection.SortedTable;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import io.vavr.collection.HashMap;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// All values that differ from a given one in exactly one place, found through record components: a
/// component added to the state later is mutated without a change here.
final class Mutations {

  /// @param path where the value differs, e.g. `State.zones.byName[example.].floor`
  record Mutant(String path, Object value) {}

  private Mutations() {}

  static List<Mutant> of(String path, Object value) {
    return switch (value) {
      case Long number -> List.of(new Mutant(path, number + 1));
      case Integer number -> List.of(new Mutant(path, number + 1));
      case Boolean truth -> List.of(new Mutant(path, !truth));
      case String text -> List.of(new Mutant(path, text + "x"));
      case Instant instant -> List.of(new Mutant(path, instant.plusNanos(1)));
      case Digest digest -> List.of(new Mutant(path, Digest.ofContent(digest.toBytes())));
      case DomainName name -> List.of(new Mutant(path, DomainName.of("x." + name)));
      case RecordSets sets -> ofRecordSets(path, sets);
      case Enum<?> constant -> List.of(new Mutant(path, next(constant)));
      case Duration duration -> List.of(new Mutant(path, duration.plusSeconds(1)));
      case Rdata rdata -> List.of(new Mutant(path, next(rdata)));
      case OptionalInt number ->
          List.of(new Mutant(path, OptionalInt.of(number.isPresent() ? number.getAsInt() + 1 : 1)));
      case Optional<?> some -> ofOptional(path, some);
      case TreePSet<?> _ -> List.of();
      case TreePMap<?, ?> map -> ofMap(path, map);
      case HashMap<?, ?> _ -> List.of();
      case Recent<?> row -> ofRow(path, row);
      case SortedTable<?, ?> table -> ofTable(path, table);
      case List<?> list -> ofList(path, list);
      case Record record -> ofRecord(path, record);
      default -> throw new IllegalArgumentException("no mutations of " + value.getClass());
    };
  }

  private static Object next(Enum<?> constant) {
    Object[] all = constant.getDeclaringClass().getEnumConstants();
    return all[(constant.ordinal() + 1) % all.length];
  }

  private static Rdata next(Rdata rdata) {
    byte[] octets = rdata.toBytes();
    octets[0]++;
    return Rdata.of(octets);
  }

  private static List<Mutant> ofOptional(String path, Optional<?> some) {
    List<Mutant> mutants = new ArrayList<>();
    some.ifPresent(value -> {
      mutants.add(new Mutant(path + " gone", Optional.empty()));
      of(path, value).forEach(it -> mutants.add(new Mutant(it.path(), Optional.of(it.value()))));
    });
    return mutants;
  }

  private static List<Mutant> ofRecordSets(String path, RecordSets sets) {
    List<Mutant> mutants = new ArrayList<>();
    if (!sets.isEmpty()) {
      RecordSet first = sets.asList().getFirst();
      mutants.add(new Mutant(path + ".less", sets.without(first.type())));
      mutants.add(
          new Mutant(
              path + ".ttl",
              sets.with(
                  new RecordSet(
                      first.type(), first.ttlSeconds() + 1, first.rdata(), first.weights()))));
      if (first.type().isAddress()) {
        mutants.add(new Mutant(path + ".weights", sets.with(weightedOtherwise(first))));
      }
    }
    return mutants;
  }

  /// `set` with the weight of its last value changed, or, if it has none, with weights.
  private static RecordSet weightedOtherwise(RecordSet set) {
    List<Integer> weights =
        new ArrayList<>(
            set.isWeighted() ? set.weights() : set.rdata().stream().map(_ -> 1).toList());
    weights.set(weights.size() - 1, weights.getLast() ^ 1);
    return new RecordSet(set.type(), set.ttlSeconds(), set.rdata(), weights);
  }

  @SuppressWarnings("unchecked")
  private static List<Mutant> ofMap(String path, TreePMap<?, ?> map) {
    TreePMap<Object, Object> entries = (TreePMap<Object, Object>) map;
    return ofEntries(path, entries, entries::minus, entries::plus);
  }

  /// The keys of every table here are names.
  @SuppressWarnings("unchecked")
  private static List<Mutant> ofTable(String path, SortedTable<?, ?> table) {
    SortedTable<DomainName, Object> entries = (SortedTable<DomainName, Object>) table;
    return ofEntries(path, entries, entries::minus, entries::plus);
  }

  @SuppressWarnings("unchecked")
  private static List<Mutant> ofRow(String path, Recent<?> row) {
    return ofMap(path, TreePMap.from(row)).stream()
        .map(it -> new Mutant(it.path(), Recent.copyOf((TreePMap<Long, Object>) it.value())))
        .toList();
  }

  private static <K> List<Mutant> ofEntries(
      String path,
      Map<K, Object> entries,
      Function<K, Object> less,
      BiFunction<K, Object, Object> changed) {
    List<Mutant> mutants = new ArrayList<>();
    for (Map.Entry<K, Object> entry : entries.entrySet()) {
      String at = path + "[" + entry.getKey() + "]";
      mutants.add(new Mutant(at + " gone", less.apply(entry.getKey())));
      for (Mutant mutant : of(at, entry.getValue())) {
        mutants.add(new Mutant(mutant.path(), changed.apply(entry.getKey(), mutant.value())));
      }
    }
    return mutants;
  }

  private static List<Mutant> ofList(String path, List<?> list) {
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      List<Object> less = new ArrayList<>(list);
      less.remove(i);
      mutants.add(new Mutant(path + "[" + i + "] gone", List.copyOf(less)));
      for (Mutant mutant : of(path + "[" + i + "]", list.get(i))) {
        List<Object> changed = new ArrayList<>(list);
        changed.set(i, mutant.value());
        mutants.add(new Mutant(mutant.path(), List.copyOf(changed)));
      }
    }
    return mutants;
  }

  private static List<Mutant> ofRecord(String path, Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      for (Mutant mutant :
          of(path + "." + components[i].getName(), component(record, components[i]))) {
        with(record, components, i, mutant.value())
            .ifPresent(changed -> mutants.add(new Mutant(mutant.path(), changed)));
      }
    }
    return mutants;
  }

  private static Object component(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The record with one component replaced; empty where such a record cannot be.
  private static Optional<Object> with(
      Record record, RecordComponent[] components, int index, Object value) {
    Object[] values =
        Arrays.stream(components).map(component -> component(record, component)).toArray();
    values[index] = value;
    try {
      Constructor<?> constructor =
          record
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException invalid) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
