package dev.holdfast.dns.text;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.Excerpt;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordType;

/// The text form of one record's data, as on a line of a master file behind name, TTL, class and
/// type; for every type also the generic form `\# 4 c0000201` (RFC 3597, section 5).
///
/// Names within rdata come out in lower case, so that values that differ in case alone are equal.
public final class RdataText {

  private RdataText() {}

  /// The rdata written in `text`, whose names are absolute with or without their final dot.
  ///
  /// @throws InvalidRecordException if it is not the text of one rdata of this type
  public static Rdata parse(RecordType type, String text) {
    return parse(type, text, DomainName.ROOT);
  }

  /// The rdata written in `text`, whose names without final dot end in `origin`.
  ///
  /// @throws InvalidRecordException if it is not the text of one rdata of this type
  public static Rdata parse(RecordType type, String text, DomainName origin) {
    try {
      if (text.isBlank()) {
        throw new InvalidRecordException("the value is missing");
      }
      String ascii = PlainText.of(text);
      SingleValue.check(ascii);
      return read(type, ascii.strip(), origin);
    } catch (InvalidRecordException problem) {
      throw new InvalidRecordException(
          "%s value '%s': %s"
              .formatted(TypeText.print(type), Excerpt.of(text), problem.getMessage()));
    }
  }

  /// The text of `rdata`, which [#parse] reads back as the same octets. Data that does not follow
  /// its type's grammar is written in the generic form.
  public static String print(RecordType type, Rdata rdata) {
    return switch (type.code()) {
      case 1 -> AddressText.printV4(rdata);
      case 16 -> TxtText.print(rdata).orElseGet(() -> GenericRdata.print(rdata));
      case 28 -> AddressText.printV6(rdata);
      default -> printVerified(type, rdata);
    };
  }

  private static Rdata read(RecordType type, String ascii, DomainName origin) {
    if (type.isMeta()) {
      throw new InvalidRecordException(
          "type %s is for queries; no record has it".formatted(TypeText.print(type)));
    }
    return GenericRdata.isGeneric(ascii)
        ? DnsjavaRdata.canonical(type, GenericRdata.parse(ascii))
        : DnsjavaRdata.parse(type, ascii, origin);
  }

  private static String printVerified(RecordType type, Rdata rdata) {
    return DnsjavaRdata.print(type, rdata)
        .filter(text -> !text.isBlank() && !GenericRdata.isGeneric(text))
        .filter(text -> readsBackAs(type, text, rdata))
        .orElseGet(() -> GenericRdata.print(rdata));
  }

  private static boolean readsBackAs(RecordType type, String text, Rdata rdata) {
    try {
      return parse(type, text).equals(rdata);
    } catch (InvalidRecordException notItsOwnText) {
      return false;
    }
  }
}
