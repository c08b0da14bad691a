package dev.holdfast.server;

import dev.holdfast.server.call.Authentication;
import dev.holdfast.server.call.Gate;
import dev.holdfast.server.http.Visitor;
import dev.holdfast.v1.ClusterServiceGrpc;
import io.grpc.StatusRuntimeException;

/// Whom the pages tell more than whether the node lives: those who may ask for its status.
final class PageGuard {

  private static final String STATUS = ClusterServiceGrpc.getStatusMethod().getFullMethodName();

  private final Authentication authentication;
  private final Gate gate;

  PageGuard(Authentication authentication, Gate gate) {
    this.authentication = authentication;
    this.gate = gate;
  }

  boolean admits(Visitor visitor) {
    try {
      gate.admit(
          authentication.identify(
              new Authentication.Shown(
                  visitor.session(),
                  visitor.from(),
                  visitor.authorization(),
                  java.util.Optional.empty(),
                  false)),
          STATUS);
      return true;
    } catch (StatusRuntimeException refused) {
      return false;
    }
  }
}
