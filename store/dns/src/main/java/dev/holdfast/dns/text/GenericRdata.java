package dev.holdfast.dns.text;

import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import java.util.HexFormat;

/// The form of rdata that serves every type, known or not: `\# 4 c0000201` (RFC 3597, section 5).
final class GenericRdata {

  private static final String MARK = "\\#";

  private GenericRdata() {}

  static boolean isGeneric(String text) {
    return text.startsWith(MARK)
        && (text.length() == MARK.length() || Character.isWhitespace(text.charAt(MARK.length())));
  }

  static Rdata parse(String text) {
    String[] words = text.substring(MARK.length()).replaceAll("[()]", " ").strip().split("\\s+", 2);
    int octets = octets(words[0]);
    String hex = words.length == 1 ? "" : words[1].replaceAll("\\s", "");
    if (hex.length() != 2 * octets) {
      throw new InvalidRecordException(
          "it announces %d octets and has %d hexadecimal digits; %d octets have %d"
              .formatted(octets, hex.length(), octets, 2 * octets));
    }
    try {
      return Rdata.of(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException notHex) {
      throw new InvalidRecordException("'" + words[1] + "' is not hexadecimal");
    }
  }

  private static int octets(String word) {
    if (!word.matches("[0-9]{1,5}") || Integer.parseInt(word) > Rdata.MAX_OCTETS) {
      throw new InvalidRecordException(
          "behind \\# stands the number of octets, 0 to %d".formatted(Rdata.MAX_OCTETS));
    }
    return Integer.parseInt(word);
  }

  static String print(Rdata rdata) {
    return rdata.length() == 0 ? MARK + " 0" : MARK + " " + rdata.length() + " " + rdata;
  }
}
