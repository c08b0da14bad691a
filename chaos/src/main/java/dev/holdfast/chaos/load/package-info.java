/// Load on a store, measured: so many operations at a time, or so many a second, from a given mix,
/// and what each of them took.
///
/// A [dev.holdfast.chaos.load.Load] drives any [dev.holdfast.chaos.load.Target]: this store through
/// its Java client, or what it is compared with. Where operations are begun at a rate, each one's
/// time counts from when it was due, whether or not the generator or the store was late; so a stall
/// is seen in every operation it held up.
///
/// Invariant: an operation is counted as done only if the target says so, and every operation that
/// was begun in the measured time is counted once.
package dev.holdfast.chaos.load;
