package dev.holdfast.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// Asks a DNS server on loopback, as anyone would.
final class Dig {

  private final SimpleResolver resolver;

  Dig(int port) {
    resolver = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    resolver.setTimeout(Duration.ofSeconds(5));
  }

  /// @param values the rdata of the answer section, in text form
  /// @param ttls its TTLs
  record Answer(String rcode, Set<String> values, Set<Long> ttls) {}

  Answer ask(String name, String type) {
    try {
      Record question = Record.newRecord(Name.fromString(name), Type.value(type), DClass.IN);
      Message response = resolver.send(Message.newQuery(question));
      List<Record> records = response.getSection(Section.ANSWER);
      Set<String> values = new TreeSet<>();
      Set<Long> ttls = new TreeSet<>();
      for (Record answer : records) {
        values.add(answer.rdataToString());
        ttls.add(answer.getTTL());
      }
      return new Answer(Rcode.string(response.getRcode()), values, ttls);
    } catch (IOException failed) {
      throw new AssertionError("no answer for %s %s".formatted(name, type), failed);
    }
  }

  Set<String> values(String name, String type) {
    return ask(name, type).values();
  }
}
