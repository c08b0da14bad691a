package dev.holdfast.dns.message;

/// What came in.
public sealed interface Request {

  /// A query that can be answered.
  record Query(Header header, Question question, Edns edns) implements Request {}

  /// A message with an opcode that this server does not know.
  record OtherOpcode(Header header) implements Request {}

  /// A message whose header can be read and whose rest cannot.
  record Malformed(Header header) implements Request {}

  /// Nothing to respond to: a response, or octets too few for a header. To respond could start a
  /// circle of two servers.
  record Noise() implements Request {}
}
