package dev.holdfast.server;

import static dev.holdfast.server.Planner.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.Duration;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.ThrottledException;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Limits;
import dev.holdfast.v1.CleanUpRequest;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: a plan of 200 MiB is refused at the limit, wherever in it that lies, and leaves nothing
/// behind that clean-up does not take away.
@Tag("thorough")
class LargePlanIT {

  private static final int MEBIBYTE = 1 << 20;

  /// Octets of text at each endpoint; 200 MiB of them are 3 200 endpoints.
  private static final int TEXT = 1 << 16;

  @RegisterExtension private final OneNode one = new OneNode();

  private static final RecordSet FILLING =
      set("", "TXT", ("\"" + "x".repeat(255) + "\" ").repeat(TEXT / 256 - 1));

  private static Iterable<PlannedEndpoint> plan(int octets) {
    return () ->
        IntStream.range(0, octets / TEXT)
            .mapToObj(i -> Planner.endpoint("large-%d.example.".formatted(i), FILLING))
            .iterator();
  }

  private HoldfastClient client() {
    return HoldfastClient.connect(
        List.of(one.config().self().grpc().toString()), ClientOptions.DEFAULT.withCaller("bulky"));
  }

  @Test
  void it_is_refused_at_the_limit_and_clean_up_takes_the_rest() {
    one.planner().importZone(Planner.address("api.example.", "192.0.2.1"));
    var zones = one.replica().applied().state().zones();
    try (HoldfastClient client = client()) {
      Throwable refused =
          catchThrowable(() -> client.plans().submit("too much", () -> plan(200 * MEBIBYTE)));

      assertThat(refused)
          .isInstanceOfSatisfying(
              ThrottledException.class,
              alone -> assertThat(alone.retryAfter()).as("waiting does not help").isEmpty())
          .hasMessageContaining("staged-octets-of-caller")
          .hasMessageContaining("at most 134217728 octets in the open plans of one caller")
          .hasMessageContaining("of bulky with this chunk")
          .hasMessageContaining("holds ");
      Plan.Open open = one.replica().applied().state().plans().open().iterator().next();
      assertThat(open.octets())
          .isBetween(Limits.STAGED_OCTETS_OF_CALLER - 2 * MEBIBYTE, Limits.STAGED_OCTETS_OF_CALLER);

      assertThat(catchThrowable(() -> client.plans().submit("more", () -> plan(2 * MEBIBYTE))))
          .isInstanceOfSatisfying(
              ThrottledException.class,
              beside -> assertThat(beside.retryAfter()).as("the other may be sealed").isPresent())
          .hasMessageContaining("staged-octets-of-caller");

      client.cleanUp(
          CleanUpRequest.newBuilder()
              .setKeepNewest(1)
              .setOpenOlderThan(Duration.getDefaultInstance())
              .build());

      assertThat(one.replica().applied().state().plans().open()).isEmpty();
      assertThat(one.replica().applied().state().zones()).isSameAs(zones);
      assertThat(client.plans().submit("fits", () -> plan(2 * MEBIBYTE)).getEndpointCount())
          .isEqualTo(32);
    }
  }
}
