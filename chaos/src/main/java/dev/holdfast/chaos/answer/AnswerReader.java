package dev.holdfast.chaos.answer;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Tells what a response message says.
final class AnswerReader {

  private AnswerReader() {}

  static Answer read(Message response) {
    return switch (response.getRcode()) {
      case Rcode.NOERROR -> ofAddresses(addresses(response));
      case Rcode.NXDOMAIN -> new Answer.NoSuchName();
      default -> new Answer.Unexpected(Rcode.string(response.getRcode()));
    };
  }

  private static Answer ofAddresses(Set<InetAddress> addresses) {
    if (addresses.isEmpty()) {
      return new Answer.Empty();
    }
    Set<Long> generations = new TreeSet<>();
    for (InetAddress address : addresses) {
      OptionalLong generation = PlanAddresses.generation(address);
      if (generation.isEmpty()) {
        return new Answer.Unexpected("address " + address.getHostAddress() + ", of no plan");
      }
      generations.add(generation.getAsLong());
    }
    return generations.size() == 1
        ? new Answer.Addresses(generations.iterator().next())
        : new Answer.Unexpected("addresses of plans " + generations + " in one answer");
  }

  static Set<InetAddress> addresses(Message response) {
    Set<InetAddress> found = new LinkedHashSet<>();
    for (Record record : response.getSection(Section.ANSWER)) {
      switch (record) {
        case ARecord a -> found.add(a.getAddress());
        case AAAARecord aaaa -> found.add(aaaa.getAddress());
        // What leads to the addresses, an alias for one, is none.
        default -> {}
      }
    }
    return found;
  }
}
