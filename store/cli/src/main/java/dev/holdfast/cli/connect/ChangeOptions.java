package dev.holdfast.cli.connect;

import dev.holdfast.v1.RequestHeader;
import picocli.CommandLine.Option;

/// What a change may say beside itself.
public final class ChangeOptions {

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
  private String reason = "";

  @Option(
      names = "--request-id",
      paramLabel = "ID",
      description =
          "The id of an earlier try whose outcome is unknown: it is carried out once, whichever try"
              + " got through.")
  private String requestId = "";

  public RequestHeader header() {
    return RequestHeader.newBuilder().setReason(reason).setRequestId(requestId).build();
  }
}
