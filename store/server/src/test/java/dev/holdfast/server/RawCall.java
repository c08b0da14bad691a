package dev.holdfast.server;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A call whose request is whatever octets it is given, which need not be a message.
final class RawCall extends ClientCall.Listener<byte[]> {

  private final ClientCall<byte[], byte[]> call;
  private final boolean endless;
  private final CompletableFuture<Status> end = new CompletableFuture<>();

  private RawCall(Channel channel, MethodDescriptor<byte[], byte[]> method, Duration patience) {
    this.call =
        channel.newCall(
            method,
            CallOptions.DEFAULT.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS));
    this.endless = method.getType() == MethodDescriptor.MethodType.SERVER_STREAMING;
  }

  /// `method` with octets in the place of its messages.
  static MethodDescriptor<byte[], byte[]> raw(MethodDescriptor<?, ?> method) {
    return method.toBuilder(new Octets(), new Octets()).build();
  }

  /// How the call ends, or OK once a stream of answers has begun.
  static Status make(
      Channel channel, MethodDescriptor<byte[], byte[]> method, byte[] request, Duration patience) {
    RawCall made = new RawCall(channel, method, patience);
    made.call.start(made, new Metadata());
    made.call.request(made.endless ? 1 : Integer.MAX_VALUE);
    made.call.sendMessage(request);
    made.call.halfClose();
    return made.end.join();
  }

  @Override
  public void onMessage(byte[] response) {
    if (endless) {
      end.complete(Status.OK);
      call.cancel("seen", null);
    }
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    end.complete(status);
  }

  private record Octets() implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] octets) {
      return new ByteArrayInputStream(octets);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
