package dev.holdfast.chaos.load;

/// A store under load. Operations come from many threads at a time.
public interface Target extends AutoCloseable {

  String name();

  /// Makes what operations stand on: every key with some value.
  void prepare(Values values, int keys);

  /// Carries out one operation on a key, and waits for the end of it.
  Result call(Work work, int key, String value);

  @Override
  void close();
}
