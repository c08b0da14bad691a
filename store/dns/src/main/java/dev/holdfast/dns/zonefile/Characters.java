package dev.holdfast.dns.zonefile;

import java.io.IOException;
import java.io.Reader;

/// The characters of a zone file one by one, with a look at the next, and the line they stand on.
final class Characters {

  /// Stands for the end of the file.
  static final int END = -1;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Reader in;
  private final char[] buffer = new char[1 << 14];
  private int at;
  private int filled;
  private int line = 1;

  Characters(Reader in) throws IOException {
    this.in = in;
    if (peek() == BYTE_ORDER_MARK) {
      at++;
    }
  }

  /// The line of the next character, counted from 1.
  int line() {
    return line;
  }

  /// The next character or [#END], which stays the next.
  int peek() throws IOException {
    if (at == filled) {
      filled = Math.max(0, in.read(buffer));
      at = 0;
    }
    return filled == 0 ? END : buffer[at];
  }

  /// Takes the next character or [#END].
  int next() throws IOException {
    int c = peek();
    if (c != END) {
      at++;
    }
    if (c == '\n') {
      line++;
    }
    return c;
  }
}
