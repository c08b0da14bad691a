package dev.holdfast.chaos.run;

import com.google.protobuf.Duration;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.v1.CleanUpRequest;

/// Has old plans cleaned up, those that planners gave up among them.
record Housekeeper(HoldfastClient client) implements Loop.Step {

  private static final int PAUSE_MILLIS = 3000;
  private static final int KEEP_NEWEST = 3;
  private static final int GIVEN_UP_SECONDS = 20;

  @Override
  public void run() throws InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
    client.cleanUp(
        CleanUpRequest.newBuilder()
            .setKeepNewest(KEEP_NEWEST)
            .setOpenOlderThan(Duration.newBuilder().setSeconds(GIVEN_UP_SECONDS))
            .build());
  }
}
