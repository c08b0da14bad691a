package dev.holdfast.dns.responder;

/// Whether this server may answer from what it holds. A node that has been cut off for too long
/// says SERVFAIL instead, never that a name does not exist.
@FunctionalInterface
public interface AnswerPolicy {

  AnswerPolicy ALWAYS = () -> true;

  /// Asked for each query; must be quick and must not block.
  boolean mayAnswer();
}
