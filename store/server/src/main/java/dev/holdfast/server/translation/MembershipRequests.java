package dev.holdfast.server.translation;

import dev.holdfast.replica.membership.Member;
import dev.holdfast.server.config.HostPort;
import dev.holdfast.v1.AddMemberRequest;

/// Members as requests name them.
public final class MembershipRequests {

  private static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,62}";

  private MembershipRequests() {}

  public static Member member(AddMemberRequest request) {
    return new Member(
        id(request.getNodeId()),
        address("raft_address", request.getRaftAddress()),
        address("grpc_address", request.getGrpcAddress()),
        address("dns_address", request.getDnsAddress()),
        address("http_address", request.getHttpAddress()));
  }

  public static String id(String id) {
    if (!id.matches(ID)) {
      throw Field.of("node_id")
          .invalid("'%s' is no name of 1 to 63 letters, digits, - and _".formatted(id));
    }
    return id;
  }

  private static String address(String field, String text) {
    try {
      return HostPort.parse(text).toString();
    } catch (IllegalArgumentException e) {
      throw Field.of(field).invalid(e.getMessage());
    }
  }
}
