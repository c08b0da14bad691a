package dev.holdfast.dns.zonefile;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Excerpt;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordType;

/// What names without a final dot end in: a name, or nothing yet, when only absolute names can be
/// read.
sealed interface Origin {

  DomainName resolve(String name);

  Rdata rdata(RecordType type, String text);

  /// Names end in `name`.
  record Known(DomainName name, String suffix) implements Origin {

    Known(DomainName name) {
      this(name, name.isRoot() ? "" : "." + name);
    }

    @Override
    public DomainName resolve(String text) {
      if (text.equals("@")) {
        return name;
      }
      return DomainName.of(isAbsolute(text) ? text : text + suffix);
    }

    @Override
    public Rdata rdata(RecordType type, String text) {
      return RdataText.parse(type, text, name);
    }
  }

  /// Neither the caller nor the file has said yet what names end in.
  record Unknown() implements Origin {

    private static final DomainName ANY_OTHER_THAN_ROOT = DomainName.of("origin.invalid.");

    @Override
    public DomainName resolve(String text) {
      if (!isAbsolute(text)) {
        throw refusal("name '" + Excerpt.of(text) + "'");
      }
      return DomainName.of(text);
    }

    /// Rdata that depends on the origin has a name without final dot in it.
    @Override
    public Rdata rdata(RecordType type, String text) {
      Rdata rdata = RdataText.parse(type, text, DomainName.ROOT);
      if (!rdata.equals(RdataText.parse(type, text, ANY_OTHER_THAN_ROOT))) {
        throw refusal("a name in '" + Excerpt.of(text) + "'");
      }
      return rdata;
    }

    private static InvalidRecordException refusal(String what) {
      return new InvalidRecordException(
          what
              + " has no final dot, and no origin is known; put $ORIGIN and the zone's name first");
    }
  }

  private static boolean isAbsolute(String text) {
    if (!text.endsWith(".")) {
      return false;
    }
    int backslashes = 0;
    for (int i = text.length() - 2; i >= 0 && text.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 0;
  }
}
