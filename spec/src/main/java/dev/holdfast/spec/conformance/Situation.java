package dev.holdfast.spec.conformance;

/// A state of the machine, opaque but for what the spec can see of it.
public interface Situation {

  /// This state through the spec's eyes.
  ///
  /// @throws Unrepresentable if it holds anything the spec has no word for
  SpecState seen();

  /// Thrown where a state of the machine has no counterpart.
  final class Unrepresentable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unrepresentable(String what) {
      super(what);
    }
  }
}
