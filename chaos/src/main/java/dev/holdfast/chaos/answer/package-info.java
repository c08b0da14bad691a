/// What DNS answered, as a client saw it: asking, recording, judging.
///
/// An [dev.holdfast.chaos.answer.Observer] asks every node every few milliseconds, as `dig` would,
/// and records each answer in an [dev.holdfast.chaos.answer.AnswerLog]; an
/// [dev.holdfast.chaos.answer.AnswerJudge] counts what must not happen in such a record. Plans
/// carry addresses that tell their generation ([dev.holdfast.chaos.answer.PlanAddresses]), so an
/// answer says by itself which plan it came from, and nothing that is judged is taken from the
/// judged.
///
/// Invariant: a query that got no answer is never counted as an answer, good or bad.
package dev.holdfast.chaos.answer;
