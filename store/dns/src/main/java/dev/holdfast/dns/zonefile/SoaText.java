package dev.holdfast.dns.zonefile;

import dev.holdfast.dns.text.TtlText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.zone.Soa;

/// The rdata of an SOA as text, each field with its name in what is said about it.
///
/// @param serial 0 to 4294967295
record SoaText(
    DomainName primary,
    DomainName mailbox,
    long serial,
    int refreshSeconds,
    int retrySeconds,
    int expireSeconds,
    int minimumSeconds) {

  private static final long MAX_SERIAL = 0xffff_ffffL;

  static SoaText parse(String text, Origin origin) {
    Words words = new Words(text);
    SoaText soa =
        new SoaText(
            origin.resolve(words.take("the SOA's primary name server")),
            mailbox(words.take("the SOA's mailbox"), origin),
            serial(words.take("the SOA's serial")),
            time(words, "refresh"),
            time(words, "retry"),
            time(words, "expire"),
            time(words, "minimum"));
    words.end();
    return soa;
  }

  Soa soa(int ttlSeconds) {
    return new Soa(
        ttlSeconds, primary, mailbox, refreshSeconds, retrySeconds, expireSeconds, minimumSeconds);
  }

  private static DomainName mailbox(String text, Origin origin) {
    int at = text.indexOf('@');
    if (at > 0 && text.charAt(at - 1) != '\\') {
      throw new InvalidRecordException(
          "the SOA's mailbox '%s' has an '@'; it is a name, so write a dot there".formatted(text));
    }
    return origin.resolve(text);
  }

  private static long serial(String text) {
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > MAX_SERIAL) {
      throw new InvalidRecordException(
          "the SOA's serial '%s' is not a number in 0..%d".formatted(text, MAX_SERIAL));
    }
    return Long.parseLong(text);
  }

  private static int time(Words words, String field) {
    String text = words.take("the SOA's " + field);
    try {
      return TtlText.parse(text);
    } catch (InvalidRecordException problem) {
      throw new InvalidRecordException("the SOA's " + field + ": " + problem.getMessage());
    }
  }
}
