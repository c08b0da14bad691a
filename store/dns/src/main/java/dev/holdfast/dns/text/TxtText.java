package dev.holdfast.dns.text;

import dev.holdfast.record.Rdata;
import java.util.Optional;

/// The text of TXT rdata: each of its strings in quotes (RFC 1035, section 3.3.14), whether it
/// needs them or not, so that a reader sees where it starts and ends.
final class TxtText {

  private TxtText() {}

  /// The text of `rdata` if it is one or more whole strings.
  static Optional<String> print(Rdata rdata) {
    StringBuilder text = new StringBuilder(rdata.length() + 16);
    int next = 0;
    while (next < rdata.length()) {
      int end = next + 1 + (rdata.octetAt(next) & 0xff);
      if (end > rdata.length()) {
        return Optional.empty();
      }
      text.append(text.isEmpty() ? "\"" : " \"");
      for (int i = next + 1; i < end; i++) {
        printOctet(text, rdata.octetAt(i) & 0xff);
      }
      text.append('"');
      next = end;
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private static void printOctet(StringBuilder text, int octet) {
    if (octet < ' ' || octet >= 0x7f) {
      text.append('\\').append("%03d".formatted(octet));
    } else {
      if (octet == '"' || octet == '\\') {
        text.append('\\');
      }
      text.append((char) octet);
    }
  }
}
