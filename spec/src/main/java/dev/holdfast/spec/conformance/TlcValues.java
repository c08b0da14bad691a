package dev.holdfast.spec.conformance;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tlc2.value.IValue;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/// TLC's values as Java's. TLC holds one TLA+ value in several shapes (a function over 1..n may be
/// a tuple, a set an interval), so each reader asks for the shape it wants.
final class TlcValues {

  private TlcValues() {}

  static int number(IValue value) {
    return ((IntValue) value).val;
  }

  static boolean truth(IValue value) {
    return ((BoolValue) value).val;
  }

  /// A string, or a model value by its name.
  static String name(IValue value) {
    return switch (value) {
      case StringValue string -> string.val.toString();
      case ModelValue model -> model.val.toString();
      default -> throw new IllegalArgumentException("not a name: " + value);
    };
  }

  static IValue field(IValue record, String name) {
    RecordValue fields = (RecordValue) ((Value) record).toRcd();
    for (int i = 0; i < fields.names.length; i++) {
      if (fields.names[i].toString().equals(name)) {
        return fields.values[i];
      }
    }
    throw new IllegalArgumentException("no field %s in %s".formatted(name, record));
  }

  static Value[] sequence(IValue value) {
    return ((TupleValue) ((Value) value).toTuple()).elems;
  }

  static <T extends Comparable<T>> SortedSet<T> set(IValue value, Function<IValue, T> element) {
    SortedSet<T> elements = new TreeSet<>();
    for (Value member : members(value)) {
      elements.add(element.apply(member));
    }
    return elements;
  }

  static Value[] members(IValue value) {
    SetEnumValue set = (SetEnumValue) ((Value) value).toSetEnum();
    Value[] members = new Value[set.elems.size()];
    for (int i = 0; i < members.length; i++) {
      members[i] = set.elems.elementAt(i);
    }
    return members;
  }

  static <K extends Comparable<K>, V> SortedMap<K, V> function(
      IValue value, Function<IValue, K> key, Function<IValue, V> result) {
    SortedMap<K, V> function = new TreeMap<>();
    FcnRcdValue pairs = (FcnRcdValue) ((Value) value).toFcnRcd();
    Value[] domain = pairs.getDomainAsValues();
    for (int i = 0; i < domain.length; i++) {
      function.put(key.apply(domain[i]), result.apply(pairs.values[i]));
    }
    return function;
  }
}
