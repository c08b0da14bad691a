package dev.holdfast.record;

import java.util.Locale;
import java.util.Map;

/// A record type: its number from the IANA registry, with a mnemonic where it has one here. Types
/// without one are written `TYPE123` (RFC 3597) and are stored and answered all the same.
public record RecordType(int code) implements Comparable<RecordType> {

  public static final RecordType A = new RecordType(1);
  public static final RecordType NS = new RecordType(2);
  public static final RecordType CNAME = new RecordType(5);
  public static final RecordType SOA = new RecordType(6);
  public static final RecordType PTR = new RecordType(12);
  public static final RecordType MX = new RecordType(15);
  public static final RecordType TXT = new RecordType(16);
  public static final RecordType AAAA = new RecordType(28);
  public static final RecordType SRV = new RecordType(33);
  public static final RecordType NAPTR = new RecordType(35);
  public static final RecordType DNAME = new RecordType(39);
  public static final RecordType DS = new RecordType(43);
  public static final RecordType SSHFP = new RecordType(44);
  public static final RecordType RRSIG = new RecordType(46);
  public static final RecordType NSEC = new RecordType(47);
  public static final RecordType DNSKEY = new RecordType(48);
  public static final RecordType TLSA = new RecordType(52);
  public static final RecordType SVCB = new RecordType(64);
  public static final RecordType HTTPS = new RecordType(65);
  public static final RecordType CAA = new RecordType(257);

  private static final Map<Integer, String> MNEMONICS =
      Map.ofEntries(
          Map.entry(1, "A"),
          Map.entry(2, "NS"),
          Map.entry(5, "CNAME"),
          Map.entry(6, "SOA"),
          Map.entry(12, "PTR"),
          Map.entry(15, "MX"),
          Map.entry(16, "TXT"),
          Map.entry(28, "AAAA"),
          Map.entry(33, "SRV"),
          Map.entry(35, "NAPTR"),
          Map.entry(39, "DNAME"),
          Map.entry(43, "DS"),
          Map.entry(44, "SSHFP"),
          Map.entry(46, "RRSIG"),
          Map.entry(47, "NSEC"),
          Map.entry(48, "DNSKEY"),
          Map.entry(52, "TLSA"),
          Map.entry(64, "SVCB"),
          Map.entry(65, "HTTPS"),
          Map.entry(257, "CAA"));

  public RecordType {
    if (code < 1 || code > 0xffff) {
      throw new InvalidRecordException("record type %d is not in 1..65535".formatted(code));
    }
  }

  /// The type written in `text`: a mnemonic or `TYPE123`, in any case.
  ///
  /// @throws InvalidRecordException if it is neither
  public static RecordType of(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    for (Map.Entry<Integer, String> known : MNEMONICS.entrySet()) {
      if (known.getValue().equals(upper)) {
        return new RecordType(known.getKey());
      }
    }
    if (upper.matches("TYPE[0-9]{1,5}")) {
      return new RecordType(Integer.parseInt(upper.substring(4)));
    }
    throw new InvalidRecordException(
        "record type '%s' is unknown; write its number as TYPE123".formatted(Excerpt.of(text)));
  }

  /// Whether this is a query or meta type (RFC 6895, section 3.1), which no record set can have.
  public boolean isMeta() {
    return code == 41 || (code >= 128 && code <= 255);
  }

  /// Whether sets of this type hold addresses: A or AAAA.
  public boolean isAddress() {
    return code == 1 || code == 28;
  }

  @Override
  public int compareTo(RecordType other) {
    return Integer.compare(code, other.code);
  }

  @Override
  public String toString() {
    return MNEMONICS.getOrDefault(code, "TYPE" + code);
  }
}
