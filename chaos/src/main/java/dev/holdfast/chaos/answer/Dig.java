package dev.holdfast.chaos.answer;

import java.io.IOException;
import java.time.Duration;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Asks one server, one question at a time.
interface Dig extends AutoCloseable {

  static Dig at(Target target, Duration timeout) throws IOException {
    return switch (target.transport()) {
      case UDP -> new DigSocket(target.address(), timeout);
      case TCP -> new DigConnection(target.address(), timeout);
    };
  }

  /// What the server's response tells of plans.
  ///
  /// @throws IOException if the local socket fails or is closed, which says nothing about the
  ///   server
  Answer ask(Question question) throws IOException;

  @Override
  void close();

  static Message query(Question question) throws IOException {
    int type =
        switch (question.family()) {
          case A -> Type.A;
          case AAAA -> Type.AAAA;
        };
    Message query =
        Message.newQuery(Record.newRecord(Name.fromString(question.name()), type, DClass.IN));
    query.getHeader().unsetFlag(Flags.RD);
    return query;
  }

  /// Whether this is the response to that query, and not a late one to an earlier.
  static boolean answers(Message response, Message query) {
    return response.getHeader().getFlag(Flags.QR)
        && response.getHeader().getID() == query.getHeader().getID()
        && query.getQuestion().equals(response.getQuestion());
  }
}
