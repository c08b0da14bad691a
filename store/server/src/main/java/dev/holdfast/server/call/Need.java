package dev.holdfast.server.call;

import com.google.protobuf.Message;
import dev.holdfast.access.Area;
import dev.holdfast.access.Role;
import dev.holdfast.protocol.State;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// What a method takes of whoever calls it, once access is enabled.
public sealed interface Need {

  /// Nothing at all.
  record Nothing() implements Need {}

  /// To be another node of the cluster.
  record BeingNode() implements Need {}

  /// To be known. What the change itself takes is judged by its command: before it gets into the
  /// log and, which counts, in the log entry that carries it out.
  record Changing() implements Need {}

  /// A role over these areas, which the request names.
  record Reading(Role role, BiFunction<Message, State, Stream<Area>> areas) implements Need {}
}
