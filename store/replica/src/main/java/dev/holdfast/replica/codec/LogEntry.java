package dev.holdfast.replica.codec;

import com.google.protobuf.CodedInputStream;
import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.Request;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/// What one entry of the replicated log says: the leader's time, and the requests it puts in order.
/// One without requests is a barrier.
///
/// @param formatVersion that a reader must know
public record LogEntry(int formatVersion, Instant stamp, List<Request> requests) {

  /// What an entry adds, at most, to the octets of each of its requests and to the entry as a
  /// whole.
  public static final int ENVELOPE_OCTETS = 64;

  public LogEntry {
    requests = List.copyOf(requests);
  }

  /// An entry of the oldest version that has all of it.
  public LogEntry(Instant stamp, List<Request> requests) {
    this(
        requests.stream()
            .mapToInt(request -> Formats.of(request.command()))
            .reduce(Formats.OLDEST, Math::max),
        stamp,
        requests);
  }

  /// The stored form of a barrier of a version that may be newer than it needs: from it on the log
  /// is of that version.
  public static byte[] encode(int formatVersion, Instant stamp) {
    return LogFormat.LogEntry.newBuilder()
        .setFormatVersion(formatVersion)
        .setStamp(RecordCodec.encode(stamp))
        .build()
        .toByteArray();
  }

  /// The stored form of an entry, in the oldest version that has all of it: who reads no newer one
  /// can go on reading while nobody asks for what is new.
  public static byte[] encode(Instant stamp, List<EncodedRequest> requests) {
    LogFormat.LogEntry.Builder encoded =
        LogFormat.LogEntry.newBuilder()
            .setFormatVersion(
                requests.stream()
                    .mapToInt(EncodedRequest::formatVersion)
                    .max()
                    .orElse(Formats.OLDEST))
            .setStamp(RecordCodec.encode(stamp));
    for (EncodedRequest request : requests) {
      encoded.addRequests(request.octets());
    }
    return encoded.build().toByteArray();
  }

  /// @throws CodecException if the octets are no entry, or one of a version not known here
  public static LogEntry decode(ByteBuffer octets) {
    return decode(octets, Formats.NEWEST);
  }

  /// @param newest the newest version to read
  /// @throws CodecException if the octets are no entry, or one of a newer version
  public static LogEntry decode(ByteBuffer octets, int newest) {
    return Decoding.of(
        "a log entry",
        () -> {
          LogFormat.LogEntry encoded =
              LogFormat.LogEntry.parseFrom(CodedInputStream.newInstance(octets));
          requireVersion(encoded.getFormatVersion(), newest);
          return new LogEntry(
              encoded.getFormatVersion(),
              RecordCodec.instant(encoded.getStamp()),
              encoded.getRequestsList().stream().map(EncodedRequest::decode).toList());
        });
  }

  private static void requireVersion(int found, int newest) {
    if (found < Formats.OLDEST || found > newest) {
      throw new CodecException(
          ("the log entry has format version %d, and this software reads versions %d to %d; "
                  + "run the release that wrote it")
              .formatted(found, Formats.OLDEST, newest));
    }
  }
}
