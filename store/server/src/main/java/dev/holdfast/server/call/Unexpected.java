package dev.holdfast.server.call;

import dev.holdfast.contract.Failure;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what nobody expected into a failure that can be found in the log.
public final class Unexpected {

  private static final Logger log = LoggerFactory.getLogger(Unexpected.class);

  private Unexpected() {}

  /// The status of a call that ended in `thrown`: its own where it is one, and otherwise an error
  /// id that stands in the log beside the cause.
  public static StatusRuntimeException explain(String method, Throwable thrown) {
    if (thrown instanceof StatusRuntimeException explained) {
      return explained;
    }
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    log.error("{} failed inside, error id {}", method, id, thrown);
    return new Failure.Broken(
            Status.Code.INTERNAL,
            "The node failed inside; its log has the cause under error id " + id)
        .toException();
  }
}
