package dev.holdfast.server.translation;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Limits;
import dev.holdfast.v1.CleanUpRequest;
import java.time.Duration;

/// Requests of the clean-up service as commands.
public final class CleanUpRequests {

  /// How old open plans have to be where the request does not say.
  private static final Duration OPEN_OLDER_THAN = Duration.ofHours(24);

  private CleanUpRequests() {}

  public static Command.CleanUp cleanUp(CleanUpRequest request) {
    return new Command.CleanUp(
        Field.of("keep_newest").number(request.getKeepNewest(), 1, Integer.MAX_VALUE),
        request.hasOpenOlderThan()
            ? Times.duration(
                Field.of("open_older_than"),
                request.getOpenOlderThan(),
                Duration.ZERO,
                Limits.LONGEST)
            : OPEN_OLDER_THAN);
  }
}
