package dev.holdfast.server.call;

import io.grpc.MethodDescriptor;
import java.util.Set;

/// The lanes of all methods.
///
/// @param changing full names of the methods that change something, which only the leader can carry
///   out
/// @param fast full names of the methods of the fast lane
public record Lanes(Set<String> changing, Set<String> fast) {

  public Lanes {
    changing = Set.copyOf(changing);
    fast = Set.copyOf(fast);
  }

  Lane of(MethodDescriptor<?, ?> method) {
    if (fast.contains(method.getFullMethodName())) {
      return Lane.FAST;
    }
    return isChanging(method) ? Lane.BULK : Lane.READS;
  }

  boolean isChanging(MethodDescriptor<?, ?> method) {
    return changing.contains(method.getFullMethodName());
  }
}
