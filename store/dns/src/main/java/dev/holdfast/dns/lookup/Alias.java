package dev.holdfast.dns.lookup;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordType;
import java.util.Optional;

/// The CNAME that a DNAME makes for a name below it (RFC 6672, section 2.2).
final class Alias {

  private Alias() {}

  /// `name` with `owner` at its end replaced by the DNAME's target, as a CNAME with the DNAME's
  /// TTL; empty if that is too long for a name.
  static Optional<RecordSet> synthesise(DomainName name, DomainName owner, RecordSet dname) {
    DomainName target = RdataNames.target(dname.rdata().getFirst());
    byte[] ending = target.toWire();
    byte[] wire = name.toWire();
    int kept = wire.length - owner.wireLength();
    if (kept + ending.length > DomainName.MAX_WIRE_OCTETS) {
      return Optional.empty();
    }
    byte[] replaced = new byte[kept + ending.length];
    System.arraycopy(wire, 0, replaced, 0, kept);
    System.arraycopy(ending, 0, replaced, kept, ending.length);
    return Optional.of(RecordSet.of(RecordType.CNAME, dname.ttlSeconds(), Rdata.of(replaced)));
  }
}
