package dev.holdfast.chaos.judge;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Raft's log as one node's disk holds it, read without the product's help: a header, then for each
/// entry its length as a varint, itself, and the CRC-32C of both; zeros after the last one.
///
/// @param entries by index; where a snapshot took the place of some, these are missing
/// @param gone whether the node is no member any more, and has no say in what came after it
record NodeLog(String node, NavigableMap<Long, RaftEntry> entries, boolean gone) {

  private static final int HEADER_OCTETS = 8;
  private static final String OPEN = "log_inprogress_";

  // Numbers of fields in Ratis' LogEntryProto and in its StateMachineLogEntryProto.
  private static final int TERM = 1;
  private static final int INDEX = 2;
  private static final int MACHINE_ENTRY = 3;
  private static final int LOG_DATA = 1;

  NodeLog(String node, NavigableMap<Long, RaftEntry> entries) {
    this(node, entries, false);
  }

  /// @param dataFolder of a node that has stopped
  /// @param earlier complete files that it may have dropped, in the order in which they were
  ///   written
  /// @throws IOException if a file that was complete is not whole
  static NodeLog of(String node, Path dataFolder, List<Path> earlier) throws IOException {
    return of(node, Stream.concat(earlier.stream(), segments(dataFolder).stream()).toList(), false);
  }

  /// The log of a node that is no member any more, as far as it was kept.
  static NodeLog ofGone(String node, List<Path> earlier) throws IOException {
    return of(node, earlier, true);
  }

  private static NodeLog of(String node, List<Path> segments, boolean gone) throws IOException {
    NavigableMap<Long, RaftEntry> entries = new TreeMap<>();
    for (Path segment : segments) {
      read(segment, entries);
    }
    return new NodeLog(node, entries, gone);
  }

  /// Whether it tells what is committed at `index`, by what it holds there or that it holds
  /// nothing.
  boolean hasSay(long index) {
    if (entries.isEmpty() || index > entries.lastKey()) {
      return !gone;
    }
    return entries.containsKey(index);
  }

  private static List<Path> segments(Path dataFolder) throws IOException {
    Path raft = dataFolder.resolve("raft");
    if (!Files.isDirectory(raft)) {
      return List.of();
    }
    List<Path> open = new ArrayList<>();
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(raft)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(OPEN)) {
          open.add(file);
        } else if (name.matches("log_\\d+-\\d+")) {
          all.add(file);
        }
      }
    }
    // What is still open was written last, and counts where a file was begun anew.
    all.addAll(open);
    return all;
  }

  private static void read(Path segment, NavigableMap<Long, RaftEntry> entries) throws IOException {
    byte[] octets = Files.readAllBytes(segment);
    int at = HEADER_OCTETS;
    while (at < octets.length && octets[at] != 0) {
      CodedInputStream in =
          CodedInputStream.newInstance(octets, at, Math.min(5, octets.length - at));
      int length = in.readRawVarint32();
      int body = at + in.getTotalBytesRead();
      int end = body + length;
      if (end + Integer.BYTES > octets.length || crc(octets, at, end) != crcAt(octets, end)) {
        if (segment.getFileName().toString().startsWith(OPEN)) {
          // Torn when the node was killed; nobody can have been told of it.
          return;
        }
        throw new IOException("%s is damaged at octet %d".formatted(segment, at));
      }
      RaftEntry entry =
          entry(CodedInputStream.newInstance(octets, body, length), crcAt(octets, end));
      entries.put(entry.index(), entry);
      at = end + Integer.BYTES;
    }
  }

  private static int crc(byte[] octets, int from, int end) {
    CRC32C crc = new CRC32C();
    crc.update(octets, from, end - from);
    return (int) crc.getValue();
  }

  private static int crcAt(byte[] octets, int at) {
    return ByteBuffer.wrap(octets).getInt(at);
  }

  private static RaftEntry entry(CodedInputStream in, int checksum) throws IOException {
    long term = 0;
    long index = 0;
    ByteString command = ByteString.EMPTY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case TERM -> term = in.readUInt64();
        case INDEX -> index = in.readUInt64();
        case MACHINE_ENTRY -> command = command(in.readBytes().newCodedInput());
        default -> in.skipField(tag);
      }
    }
    return new RaftEntry(term, index, command, checksum);
  }

  private static ByteString command(CodedInputStream in) throws IOException {
    ByteString command = ByteString.EMPTY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == LOG_DATA) {
        command = in.readBytes();
      } else {
        in.skipField(tag);
      }
    }
    return command;
  }
}
