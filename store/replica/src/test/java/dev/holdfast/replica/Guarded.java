package dev.holdfast.replica;

import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.Network;
import dev.holdfast.guard.TtlRange;
import dev.holdfast.guard.VelocityLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Guard settings for stories: wide enough to let every change of theirs pass.
final class Guarded {

  static final GuardSettings BY_ALL =
      new GuardSettings(
          OptionalInt.of(0),
          OptionalInt.of(100),
          Optional.of(new VelocityLimit(100, Duration.ofHours(1))),
          OptionalInt.of(90),
          Optional.of(new TtlRange(0, 86_400)),
          Optional.of(false),
          Optional.of(List.of(Network.of("0.0.0.0/0"), Network.of("::/0"))));

  static final GuardSettings BY_VELOCITY =
      new GuardSettings(
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.of(new VelocityLimit(100, Duration.ofHours(2))),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private Guarded() {}
}
