package dev.holdfast.replica.codec;

import com.google.protobuf.CodedInputStream;
import dev.holdfast.protocol.Formats;
import dev.holdfast.protocol.Request;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/// What one entry of the replicated log says: the leader's time, and the requests it puts in order.
/// One without requests is a barrier.
public record LogEntry(Instant stamp, List<Request> requests) {

  /// What an entry adds, at most, to the octets of each of its requests and to the entry as a
  /// whole.
  public static final int ENVELOPE_OCTETS = 64;

  public LogEntry {
    requests = List.copyOf(requests);
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
    return Decoding.of(
        "a log entry",
        () -> {
          LogFormat.LogEntry encoded =
              LogFormat.LogEntry.parseFrom(CodedInputStream.newInstance(octets));
          requireVersion(encoded.getFormatVersion());
          return new LogEntry(
              RecordCodec.instant(encoded.getStamp()),
              encoded.getRequestsList().stream().map(EncodedRequest::decode).toList());
        });
  }

  private static void requireVersion(int found) {
    if (found < Formats.OLDEST || found > Formats.NEWEST) {
      throw new CodecException(
          ("the log entry has format version %d, and this software reads versions %d to %d; "
                  + "run the release that wrote it")
              .formatted(found, Formats.OLDEST, Formats.NEWEST));
    }
  }
}
