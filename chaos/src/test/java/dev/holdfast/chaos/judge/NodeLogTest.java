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
import java.util.List;
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

    NodeLog log = NodeLog.of("a", data, List.of());

    assertThat(log.entries()).containsOnlyKeys(0L, 1L, 2L);
    assertThat(log.entries().get(2L).term()).isEqualTo(1);
    assertThat(log.entries().get(2L).command().toByteArray()).containsExactly(102);
  }

  @Test
  void aTornEndIsNoEntryAndDamageElsewhereIsTold() throws IOException {
    write("log_inprogress_0", frame(0), damaged(frame(1)), new byte[8]);
    assertThat(NodeLog.of("a", data, List.of()).entries()).containsOnlyKeys(0L);

    write("log_5-6", damaged(frame(5)), frame(6));
    assertThatIOException()
        .isThrownBy(() -> NodeLog.of("a", data, List.of()))
        .withMessageContaining("damaged at octet 8");
  }

  @Test
  void whatANodeHasDroppedIsInTheArchive() throws IOException {
    write("log_0-1", frame(0), frame(1));
    LogArchive archive = LogArchive.in(data.resolve("archive"));
    archive.take("a", data);
    Files.delete(data.resolve("raft/group/current").resolve("log_0-1"));
    write("log_2-2", frame(2));
    archive.take("a", data);
    archive.take("a", data);
    Files.delete(data.resolve("raft/group/current").resolve("log_2-2"));
    write("log_inprogress_5", frame(5), new byte[64]);

    assertThat(archive.nodes()).containsExactly("a");
    assertThat(archive.of("a")).hasSize(2);
    NodeLog log = NodeLog.of("a", data, archive.of("a"));
    assertThat(log.entries()).containsOnlyKeys(0L, 1L, 2L, 5L);
    assertThat(log.hasSay(1)).isTrue();
    assertThat(log.hasSay(3)).as("a snapshot held it").isFalse();
    assertThat(log.hasSay(6)).as("it might be there").isTrue();
    assertThat(NodeLog.ofGone("a", archive.of("a")).hasSay(3)).as("it was gone by then").isFalse();
  }
}
