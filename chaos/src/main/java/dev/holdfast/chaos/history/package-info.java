/// What clients saw of a cluster: every change they asked for, every read, every message of a
/// watch, with when, and what came of it. Judges are given this and nothing the cluster says of
/// itself otherwise.
///
/// A [dev.holdfast.chaos.history.Recorder] sits in a client's way out and notes each try of each
/// call as it was on the wire, so that planners, enactors and writers are recorded alike and need
/// not know:
///
/// ```java
/// History history = new History();
/// HoldfastClient client =
///     HoldfastClient.connect(addresses, options, List.of(new Recorder(history, "writer-1", stopwatch)));
/// ...
/// history.write(file);
/// ```
///
/// Each recorder is one session: reads that are to be monotone, and the streams of one watch, go
/// through one of their own. A client that has request ids of its own tells its retries by them;
/// the product's client does. What a node's status says of its state is noted too, where a recorded
/// client asks for it. A call is noted when it is over, so clients are closed before a history is
/// judged.
///
/// Invariant: a change whose try ended without a word of the store is *unknown*, never refused; a
/// moment noted as the beginning of a call lies before it was sent, one noted as its end lies after
/// the answer came. DNS answers are recorded elsewhere: [dev.holdfast.chaos.answer].
package dev.holdfast.chaos.history;
