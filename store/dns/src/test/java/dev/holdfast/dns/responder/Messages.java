package dev.holdfast.dns.responder;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Messages for tests, made and read by dnsjava, which is no part of what is tested here.
public final class Messages {

  private Messages() {}

  /// A query such as `www.example. A`, without EDNS.
  public static Message query(String question) {
    try {
      String[] words = question.split(" ");
      Name name = Name.fromString(words[0]);
      return Message.newQuery(Record.newRecord(name, Type.value(words[1]), DClass.IN));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// The same with EDNS, taking datagrams of `payloadOctets`.
  public static Message edns(String question, int payloadOctets) {
    Message query = query(question);
    query.addRecord(new OPTRecord(payloadOctets, 0, 0), Section.ADDITIONAL);
    return query;
  }

  public static Message read(byte[] octets) {
    try {
      return new Message(octets);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
