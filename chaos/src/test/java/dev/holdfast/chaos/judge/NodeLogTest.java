package dev.holdfast.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of Raft's log, written octet by octet.
class NodeLogTest {

  @TempDir Path data;

  /// Term 1, an index, and a command of one octet.
  private static byte[] frame(int index) throws IOException {
    byte[] entry = {0x08, 1, 0x10, (byte) index, 0x1a, 3, 0x0a, 1, (byte) (100 + index)};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    coded.writeByteArrayNoTag(entry);
    coded.flush();
    CRC32C crc = new CRC32C();
    crc.update(out.toByteArray());
    out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    return out.toByteArray();
  }

  private void write(String name, byte[]... parts) throws IOException {
    Path folder = Files.createDirectories(data.resolve("raft/group/current"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("RaftLog1".getBytes(StandardCharsets.US_ASCII));
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    Files.write(folder.resolve(name), out.toByteArray());
  }

  private static byte[] damaged(byte[] frame) {
    frame[4] ^= 1;
    return frame;
  }

  @Test
  void entriesAreReadInTheirOrderUpToTheZeros() throws IOException {
    write("log_0-1", frame(0), frame(1));
    write("log_inprogress_2", frame(2), new byte[64]);

    NodeLog log = NodeLog.of("a", data);

    assertThat(log.entries()).containsOnlyKeys(0L, 1L, 2L);
    assertThat(log.entries().get(2L).term()).isEqualTo(1);
    assertThat(log.entries().get(2L).command().toByteArray()).containsExactly(102);
  }

  @Test
  void aTornEndIsNoEntryAndDamageElsewhereIsTold() throws IOException {
    write("log_inprogress_0", frame(0), damaged(frame(1)), new byte[8]);
    assertThat(NodeLog.of("a", data).entries()).containsOnlyKeys(0L);

    write("log_5-6", damaged(frame(5)), frame(6));
    assertThatIOException()
        .isThrownBy(() -> NodeLog.of("a", data))
        .withMessageContaining("damaged at octet 8");
  }
}
