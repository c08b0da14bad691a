package dev.holdfast.replica.storage;

import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.replica.codec.CodecException;
import dev.holdfast.replica.codec.SnapshotFormat;
import dev.holdfast.replica.codec.StateReader;
import dev.holdfast.replica.codec.StateWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.TreeMap;

/// The form of a snapshot file: sixteen octets that name it, the header, the state as a stream of
/// records, and the SHA-256 of everything before it. Written and read in one pass, whatever its
/// size.
final class SnapshotFile {

  private static final byte[] MAGIC = "holdfast-snapsh\n".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER_OCTETS = 1 << 16;

  private SnapshotFile() {}

  static void write(Path file, SnapshotHeader header, State state, Pace pace) throws IOException {
    FileSync.replace(file, out -> write(pace.over(out), header, state));
  }

  private static void write(OutputStream file, SnapshotHeader header, State state)
      throws IOException {
    MessageDigest sha = Digest.sha256();
    OutputStream out = new BufferedOutputStream(new DigestOutputStream(file, sha), BUFFER_OCTETS);
    out.write(MAGIC);
    encode(header).writeDelimitedTo(out);
    StateWriter.write(state, out);
    out.flush();
    file.write(sha.digest());
  }

  /// The header of a file whose digest is right.
  ///
  /// @throws DamagedSnapshotException if it is not
  /// @throws StorageException if the file is of a version this software does not read
  static SnapshotHeader verify(Path file) {
    try (InputStream in = open(file)) {
      long left = Files.size(file) - Digest.OCTETS;
      if (left < MAGIC.length) {
        throw damaged(file, "it has only %d octets".formatted(left + Digest.OCTETS));
      }
      MessageDigest sha = Digest.sha256();
      byte[] buffer = new byte[BUFFER_OCTETS];
      while (left > 0) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
        sha.update(buffer, 0, read);
        left -= read;
      }
      Digest expected = Digest.of(in.readNBytes(Digest.OCTETS));
      Digest found = Digest.of(sha.digest());
      if (!found.equals(expected)) {
        throw damaged(file, "its digest is %s where %s is expected".formatted(found, expected));
      }
    } catch (IOException e) {
      throw new StorageException("snapshot %s cannot be read: %s".formatted(file, e), e);
    }
    return header(file);
  }

  /// The state in a file that has been verified.
  static State state(Path file) {
    try (DataInputStream in = new DataInputStream(open(file))) {
      readHeader(file, in);
      return StateReader.read(in);
    } catch (IOException | CodecException e) {
      throw damaged(file, "its digest is right, but " + e.getMessage());
    }
  }

  private static SnapshotHeader header(Path file) {
    try (DataInputStream in = new DataInputStream(open(file))) {
      return readHeader(file, in);
    } catch (IOException e) {
      throw damaged(file, "its header cannot be read: " + e.getMessage());
    }
  }

  private static SnapshotHeader readHeader(Path file, DataInputStream in) throws IOException {
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw damaged(file, "it does not begin as one");
    }
    SnapshotFormat.SnapshotHeader header = SnapshotFormat.SnapshotHeader.parseDelimitedFrom(in);
    int version = header == null ? 0 : header.getFormatVersion();
    if (version < Formats.OLDEST || version > Formats.NEWEST) {
      throw new StorageException(
          ("snapshot %s has format version %d, and this software reads versions %d to %d; "
                  + "run the release that wrote it")
              .formatted(file, version, Formats.OLDEST, Formats.NEWEST));
    }
    return decode(header);
  }

  private static SnapshotFormat.SnapshotHeader encode(SnapshotHeader header) {
    SnapshotFormat.SnapshotHeader.Builder encoded =
        SnapshotFormat.SnapshotHeader.newBuilder()
            .setFormatVersion(header.formatVersion())
            .setCluster(header.cluster())
            .setTerm(header.at().term())
            .setIndex(header.at().index());
    header
        .members()
        .forEach((id, address) -> encoded.addMembersBuilder().setId(id).setAddress(address));
    return encoded.build();
  }

  private static SnapshotHeader decode(SnapshotFormat.SnapshotHeader encoded) {
    TreeMap<String, String> members = new TreeMap<>();
    encoded.getMembersList().forEach(member -> members.put(member.getId(), member.getAddress()));
    return new SnapshotHeader(
        encoded.getFormatVersion(),
        encoded.getCluster(),
        new LogPosition(encoded.getTerm(), encoded.getIndex()),
        members);
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER_OCTETS);
  }

  private static DamagedSnapshotException damaged(Path file, String how) {
    return new DamagedSnapshotException("snapshot %s is damaged: %s".formatted(file, how));
  }
}
