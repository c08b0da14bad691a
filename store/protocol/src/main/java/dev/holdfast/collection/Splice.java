package dev.holdfast.collection;

/// Arrays made from others by replacing a part.
final class Splice {

  private Splice() {}

  /// `array` with `by` in place of what stands from index `from` to before index `to`.
  static Object[] of(Object[] array, int from, int to, Object... by) {
    Object[] spliced = new Object[array.length - (to - from) + by.length];
    System.arraycopy(array, 0, spliced, 0, from);
    System.arraycopy(by, 0, spliced, from, by.length);
    System.arraycopy(array, to, spliced, from + by.length, array.length - to);
    return spliced;
  }
}
