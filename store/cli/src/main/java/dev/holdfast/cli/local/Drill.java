package dev.holdfast.cli.local;

import dev.holdfast.chaos.load.HoldfastTarget;
import dev.holdfast.chaos.load.Load;
import dev.holdfast.chaos.load.LoadOptions;
import dev.holdfast.chaos.load.Mix;
import dev.holdfast.chaos.load.Target;
import dev.holdfast.chaos.load.Values;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.Credentials;
import dev.holdfast.client.HoldfastClient;
import java.time.Duration;
import java.util.List;

/// Puts nodes under load, so that the JVM which records them sees what they do most, and which way
/// it mostly goes: later nodes compile that at once, and not when they have found it out again.
final class Drill {

  private static final Mix MIX = Mix.parse("write=6,read=2,local-read=2");

  private Drill() {}

  static void run(List<String> servers, Credentials credentials, Duration time)
      throws InterruptedException {
    HoldfastClient client =
        HoldfastClient.connect(
            servers, ClientOptions.DEFAULT.withCaller("drill").withCredentials(credentials));
    LoadOptions load = LoadOptions.DEFAULT.withMix(MIX).lasting(Duration.ZERO, time);
    try (Target target = new HoldfastTarget(List.of(client))) {
      target.prepare(new Values(load.valueOctets()), load.keys());
      Load.run(target, load);
    }
  }
}
