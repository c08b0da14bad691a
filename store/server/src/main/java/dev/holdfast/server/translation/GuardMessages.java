package dev.holdfast.server.translation;

import dev.holdfast.guard.AllowedNetworks;
import dev.holdfast.guard.Families;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.Guards;
import dev.holdfast.guard.MaxEndpointsChanged;
import dev.holdfast.guard.MaxRemoval;
import dev.holdfast.guard.MinAddresses;
import dev.holdfast.guard.Network;
import dev.holdfast.guard.NeverEmpty;
import dev.holdfast.guard.Spans;
import dev.holdfast.guard.TtlInRange;
import dev.holdfast.guard.TtlRange;
import dev.holdfast.guard.Velocity;
import dev.holdfast.guard.VelocityLimit;
import dev.holdfast.v1.GuardInForce;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Settings of guards as messages.
public final class GuardMessages {

  private GuardMessages() {}

  public static dev.holdfast.v1.GuardSettings settings(GuardSettings settings) {
    var message = dev.holdfast.v1.GuardSettings.newBuilder();
    settings.minAddresses().ifPresent(message::setMinAddresses);
    settings.maxRemovalPercent().ifPresent(message::setMaxRemovalPercent);
    settings.velocity().map(GuardMessages::velocity).ifPresent(message::setVelocity);
    settings.maxEndpointsChangedPercent().ifPresent(message::setMaxEndpointsChangedPercent);
    settings.ttlRange().map(GuardMessages::range).ifPresent(message::setTtlRange);
    settings.bothFamilies().ifPresent(message::setFamilies);
    settings.allowedNetworks().map(GuardMessages::networks).ifPresent(message::setAllowedNetworks);
    return message.build();
  }

  private static dev.holdfast.v1.VelocityLimit velocity(VelocityLimit limit) {
    return dev.holdfast.v1.VelocityLimit.newBuilder()
        .setPercent(limit.percent())
        .setWindow(Times.message(limit.window()))
        .build();
  }

  private static dev.holdfast.v1.TtlRange range(TtlRange range) {
    return dev.holdfast.v1.TtlRange.newBuilder()
        .setMinSeconds(range.minSeconds())
        .setMaxSeconds(range.maxSeconds())
        .build();
  }

  private static dev.holdfast.v1.AllowedNetworks networks(List<Network> networks) {
    return dev.holdfast.v1.AllowedNetworks.newBuilder()
        .addAllNetworks(networks.stream().map(Network::toString).toList())
        .build();
  }

  /// Every guard there is, with what it allows at an endpoint.
  ///
  /// @param own what is set at the endpoint
  /// @param zone what is set at its zone
  public static List<GuardInForce> inForce(GuardSettings own, GuardSettings zone) {
    return Stream.concat(always(), bySetting(own, zone)).toList();
  }

  private static Stream<GuardInForce> always() {
    return Stream.of(
        guard(
            Guards.CNAME_ALONE,
            GuardInForce.Source.SOURCE_ALWAYS,
            "nothing beside a CNAME, and none at a zone's top"),
        guard(
            NeverEmpty.RULE,
            GuardInForce.Source.SOURCE_ALWAYS,
            "at least 1 address, name server and answer, where there was one"));
  }

  private static Stream<GuardInForce> bySetting(GuardSettings own, GuardSettings zone) {
    return Stream.of(
        nearer(MinAddresses.RULE, own, zone, GuardMessages::minAddresses),
        nearer(MaxRemoval.RULE, own, zone, GuardMessages::maxRemoval),
        nearer(Velocity.RULE, own, zone, settings -> settings.velocity().map(GuardMessages::text)),
        nearer(
            TtlInRange.RULE,
            own,
            zone,
            settings -> settings.ttlRange().map(range -> "TTLs of " + range)),
        nearer(
            Families.RULE,
            own,
            zone,
            settings -> settings.bothFamilies().map(on -> on ? "both A and AAAA" : "")),
        nearer(
            AllowedNetworks.RULE,
            own,
            zone,
            settings -> settings.allowedNetworks().map(GuardMessages::text)),
        nearer(MaxEndpointsChanged.RULE, own, zone, GuardMessages::maxEndpointsChanged));
  }

  private static GuardInForce nearer(
      String rule,
      GuardSettings own,
      GuardSettings zone,
      Function<GuardSettings, Optional<String>> limit) {
    return limit
        .apply(own)
        .map(text -> guard(rule, GuardInForce.Source.SOURCE_ENDPOINT, text))
        .or(() -> limit.apply(zone).map(text -> guard(rule, GuardInForce.Source.SOURCE_ZONE, text)))
        .orElseGet(() -> guard(rule, GuardInForce.Source.SOURCE_NOWHERE, ""));
  }

  private static GuardInForce guard(String rule, GuardInForce.Source source, String limit) {
    return GuardInForce.newBuilder().setRule(rule).setSource(source).setLimit(limit).build();
  }

  private static Optional<String> minAddresses(GuardSettings settings) {
    OptionalInt least = settings.minAddresses();
    return least.isPresent() ? Optional.of(MinAddresses.limit(least.getAsInt())) : Optional.empty();
  }

  private static Optional<String> maxRemoval(GuardSettings settings) {
    return text(
        settings.maxRemovalPercent(), "at most %d %% of the addresses removed in one change");
  }

  private static Optional<String> maxEndpointsChanged(GuardSettings settings) {
    return text(
        settings.maxEndpointsChangedPercent(),
        "at most %d %% of the zone's endpoints changed at once");
  }

  private static Optional<String> text(OptionalInt limit, String format) {
    return limit.isPresent() ? Optional.of(format.formatted(limit.getAsInt())) : Optional.empty();
  }

  private static String text(VelocityLimit limit) {
    return "at most %d %% of the addresses removed within %s"
        .formatted(limit.percent(), Spans.text(limit.window()));
  }

  private static String text(List<Network> networks) {
    return networks.stream()
        .map(Network::toString)
        .collect(Collectors.joining(", ", "addresses in ", ""));
  }
}
