package dev.holdfast.client;

import dev.holdfast.v1.StatusResponse;

/// What came of asking one node for its status.
public sealed interface NodeReport {

  /// The address asked, as `host:port`.
  String address();

  record Answered(String address, StatusResponse status) implements NodeReport {}

  /// @param trouble why there is no answer, as a sentence for people
  record Silent(String address, String trouble) implements NodeReport {}
}
