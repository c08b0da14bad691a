/// Says of a recorded run whether the store kept its promises, and where not, what shows it.
///
/// | judge | believes | looks for |
/// |---|---|---|
/// | [dev.holdfast.chaos.judge.LogWitness] | the order of the log, which must be the same on all nodes | every response is what the pure protocol gives at its place in the log; real time agrees with that order; reads are of the state they name and not too old |
/// | [dev.holdfast.chaos.judge.SearchJudge] | nothing but the clients' own clocks | some order of the operations at each name explains all that clients saw |
/// | [dev.holdfast.chaos.judge.WatchJudge] | the order of the log | watches are ordered, unique, reliable, atomic, resumable, bookmarkable |
/// | [dev.holdfast.chaos.judge.SessionJudge] | nothing | nobody who reads with what they saw before is told less |
/// | [dev.holdfast.chaos.judge.SumJudge] | the order of the log | all nodes have the same state at the same index, and it is the one the log gives |
///
/// They are given a [dev.holdfast.chaos.history.History], and what
/// [dev.holdfast.chaos.judge.CommittedLog] finds in the folders of nodes that have stopped:
///
/// ```java
/// CommittedLog log = CommittedLog.of(Map.of("a", folderOfA, "b", folderOfB, "c", folderOfC));
/// Verdict verdict = LogWitness.judge(history, log);
/// ```
///
/// The log's files are read by code of this package; of the product they use what decodes a
/// command, prints a record and applies a command. What is wrong in these is for the tests of the
/// codec, for the conformance tests of the specification and for the search judge to find.
///
/// Invariant: what could not be judged is a failure, or counted under a name that says so.
package dev.holdfast.chaos.judge;
