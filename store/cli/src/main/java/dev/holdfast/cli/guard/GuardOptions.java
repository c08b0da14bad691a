package dev.holdfast.cli.guard;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.v1.AllowedNetworks;
import dev.holdfast.v1.GuardSettings;
import dev.holdfast.v1.TtlRange;
import dev.holdfast.v1.VelocityLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Settings of guards.
final class GuardOptions {

  @Option(
      names = "--min-addresses",
      paramLabel = "N",
      description = "An endpoint with addresses has at least so many.")
  private Optional<Integer> minAddresses = Optional.empty();

  @Option(
      names = "--max-removal",
      paramLabel = "N%",
      converter = Percentages.class,
      description = "One change takes away at most this share of an endpoint's addresses.")
  private Optional<Integer> maxRemoval = Optional.empty();

  @Option(
      names = "--velocity",
      paramLabel = "N%/TIME",
      converter = Velocities.class,
      description = "At most this share of an endpoint's addresses goes within that time.")
  private Optional<VelocityLimit> velocity = Optional.empty();

  @Option(
      names = "--max-endpoints-changed",
      paramLabel = "N%",
      converter = Percentages.class,
      description = "One change touches at most this share of the zone's endpoints; zones only.")
  private Optional<Integer> maxEndpointsChanged = Optional.empty();

  @Option(
      names = "--ttl-range",
      paramLabel = "MIN..MAX",
      converter = TtlRanges.class,
      description = "Every TTL lies in this range, ends included.")
  private Optional<TtlRange> ttlRange = Optional.empty();

  @Option(
      names = "--families",
      description = "An endpoint with addresses has some of both A and AAAA.")
  private boolean families;

  @Option(names = "--no-families", description = "Not here, though the zone asks for it.")
  private boolean noFamilies;

  @Option(
      names = "--allowed-networks",
      split = ",",
      paramLabel = "CIDR",
      description = "Every address lies in one of these.")
  private List<String> allowedNetworks = new ArrayList<>();

  GuardSettings message() {
    if (families && noFamilies) {
      throw CommandException.usage("Give --families or --no-families, not both.");
    }
    GuardSettings.Builder settings = GuardSettings.newBuilder();
    minAddresses.ifPresent(settings::setMinAddresses);
    maxRemoval.ifPresent(settings::setMaxRemovalPercent);
    velocity.ifPresent(settings::setVelocity);
    maxEndpointsChanged.ifPresent(settings::setMaxEndpointsChangedPercent);
    ttlRange.ifPresent(settings::setTtlRange);
    if (families || noFamilies) {
      settings.setFamilies(families);
    }
    if (!allowedNetworks.isEmpty()) {
      settings.setAllowedNetworks(AllowedNetworks.newBuilder().addAllNetworks(allowedNetworks));
    }
    return settings.build();
  }
}
