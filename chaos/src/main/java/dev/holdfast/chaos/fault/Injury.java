package dev.holdfast.chaos.fault;

/// What a fault has done.
///
/// @param where to whom, for people
/// @param cure undoes it
public record Injury(String where, Cure cure) {

  public interface Cure {
    void heal() throws Exception;
  }
}
