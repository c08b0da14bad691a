package dev.holdfast.dns.zonefile;

import dev.holdfast.dns.memory.Heap;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A file that is read no further once what has been made of it has nearly filled the heap. A JVM
/// that is left to run into its limit spends minutes collecting garbage before it says so.
public final class HeapWatch extends FilterInputStream {

  private static final double MOST_USED = 0.85;

  public HeapWatch(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    check();
    return super.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    check();
    return super.read(buffer, offset, length);
  }

  private static void check() {
    if (Heap.now().isFilledTo(MOST_USED)) {
      throw new OutOfRoomException();
    }
  }
}
