package dev.holdfast.dns.lookup;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordType;
import java.util.Optional;

/// The names within rdata that answering follows.
final class RdataNames {

  private RdataNames() {}

  /// The name that a CNAME or DNAME leads to.
  static DomainName target(Rdata rdata) {
    return DomainName.fromWire(rdata.toBytes(), 0);
  }

  /// The host whose addresses the asker will want next.
  ///
  /// @param owner the owner of the set, which `.` stands for in SVCB and HTTPS (RFC 9460, section
  ///   2.5.2)
  static Optional<DomainName> host(DomainName owner, RecordType type, Rdata rdata) {
    return switch (type.code()) {
      case 2 -> nameAt(rdata, 0);
      case 15 -> nameAt(rdata, 2);
      case 33 -> nameAt(rdata, 6);
      case 64, 65 -> serviceHost(owner, rdata);
      default -> Optional.empty();
    };
  }

  private static Optional<DomainName> nameAt(Rdata rdata, int offset) {
    return Optional.of(DomainName.fromWire(rdata.toBytes(), offset));
  }

  private static Optional<DomainName> serviceHost(DomainName owner, Rdata rdata) {
    if (!isServiceTarget(rdata)) {
      return Optional.empty();
    }
    DomainName target = DomainName.fromWire(rdata.toBytes(), 2);
    boolean alias = rdata.octetAt(0) == 0 && rdata.octetAt(1) == 0;
    return target.isRoot() ? Optional.of(owner).filter(self -> !alias) : Optional.of(target);
  }

  /// Rdata of these types is not checked when it is stored, so it may be anything (RFC 3597).
  private static boolean isServiceTarget(Rdata rdata) {
    int at = 2;
    while (at < rdata.length()) {
      int label = rdata.octetAt(at) & 0xff;
      if (label == 0) {
        return at - 2 < DomainName.MAX_WIRE_OCTETS;
      }
      if (label > DomainName.MAX_LABEL_OCTETS) {
        return false;
      }
      at += label + 1;
    }
    return false;
  }
}
