package dev.holdfast.replica.codec;

import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import java.nio.ByteBuffer;

/// A fingerprint of a state that follows each change in the time the change took: the sum of the
/// SHA-256 of every item the state holds, lane by lane. Equal states have equal sums, whatever way
/// they came to be; so one node's sum can be compared with another's, and a sum that was carried
/// along with one that was counted anew.
///
/// It finds accidents: a bit that flipped, a change that one node made differently. Somebody who
/// may write to a node's memory could make two states of one sum; the digests of snapshots and
/// plans are what stands against that.
///
/// @param items how many there are: endpoints' contents, plans' contents, audit entries and the
///   like
/// @param octets what they take together, each written out by itself
public record StateSum(long first, long second, long third, long fourth, long items, long octets) {

  /// Raised whenever items are told or written differently: sums of two versions cannot be
  /// compared.
  public static final int VERSION = 2;

  public static final StateSum ZERO = new StateSum(0, 0, 0, 0, 0, 0);

  /// The sum of `state`, counted anew.
  public static StateSum of(State state) {
    return difference(State.EMPTY, state);
  }

  /// What turns the sum of `before` into that of `after`.
  public static StateSum difference(State before, State after) {
    Summation summation = new Summation();
    StateItems.differences(before, after, summation);
    return summation.sum();
  }

  public StateSum plus(StateSum more) {
    return new StateSum(
        first + more.first,
        second + more.second,
        third + more.third,
        fourth + more.fourth,
        items + more.items,
        octets + more.octets);
  }

  public StateSum minus(StateSum less) {
    return new StateSum(
        first - less.first,
        second - less.second,
        third - less.third,
        fourth - less.fourth,
        items - less.items,
        octets - less.octets);
  }

  /// All of it in one value, to tell and to compare.
  public Digest digest() {
    return Digest.ofContent(
        ByteBuffer.allocate(6 * Long.BYTES)
            .putLong(first)
            .putLong(second)
            .putLong(third)
            .putLong(fourth)
            .putLong(items)
            .putLong(octets)
            .array());
  }
}
