package dev.holdfast.client;

import com.google.protobuf.Message;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.ResponseHeader;
import io.grpc.MethodDescriptor;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// A line for each try of a call, under the id by which the nodes' logs name it too.
final class CallLog {

  private static final Logger log = LoggerFactory.getLogger("dev.holdfast.client");

  private CallLog() {}

  static void served(
      MethodDescriptor<?, ?> method, Message request, Node node, Optional<ResponseHeader> header) {
    if (!log.isDebugEnabled()) {
      return;
    }
    LoggingEventBuilder line = named(request);
    header.ifPresent(told ->
        line.addKeyValue("log_index", told.getLogIndex())
            .addKeyValue("revision", told.getRevision())
            .addKeyValue("node", told.getNodeId()));
    line.log("{} was served at {}", method.getBareMethodName(), node.address());
  }

  static void failed(MethodDescriptor<?, ?> method, Message request, Node node, Failure failure) {
    if (log.isDebugEnabled()) {
      named(request)
          .log(
              "{} failed at {}: {}",
              method.getBareMethodName(),
              node.address(),
              failure.getClass().getSimpleName());
    }
  }

  private static LoggingEventBuilder named(Message request) {
    LoggingEventBuilder line = log.atDebug();
    String id = Headers.requestId(request);
    return id.isEmpty() ? line : line.addKeyValue("request_id", id);
  }
}
