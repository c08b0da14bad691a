package dev.holdfast.replica;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Changes what an entry of a stopped node's log says and makes its checksum right again: damage
/// that no check of the disk can find, as a bit that flipped in memory on its way to the disk would
/// leave it.
final class LogSurgery {

  private LogSurgery() {}

  /// Replaces the first `from` in the log below `folder` by `to`, which is as long.
  static void replace(Path folder, byte[] from, byte[] to) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path log =
          files
              .filter(file -> file.getFileName().toString().startsWith("log_inprogress"))
              .findFirst()
              .orElseThrow();
      byte[] octets = Files.readAllBytes(log);
      int found = indexOf(octets, from);
      System.arraycopy(to, 0, octets, found, to.length);
      seal(octets, found);
      Files.write(log, octets);
    }
  }

  private static int indexOf(byte[] octets, byte[] sought) {
    for (int at = 0; at <= octets.length - sought.length; at++) {
      if (ByteBuffer.wrap(octets, at, sought.length).equals(ByteBuffer.wrap(sought))) {
        return at;
      }
    }
    throw new AssertionError("the log does not hold what is to be changed");
  }

  /// Each entry is its length as a varint, itself, and four octets of checksum.
  private static void seal(byte[] octets, int changed) {
    for (int begin = 8; ; ) {
      int at = begin;
      int length = 0;
      for (int shift = 0; ; shift += 7) {
        int low = octets[at++] & 0xff;
        length |= (low & 0x7f) << shift;
        if (low < 0x80) {
          break;
        }
      }
      int end = at + length;
      if (changed < end) {
        CRC32C crc = new CRC32C();
        crc.update(octets, begin, end - begin);
        ByteBuffer.wrap(octets).putInt(end, (int) crc.getValue());
        return;
      }
      begin = end + 4;
    }
  }
}
