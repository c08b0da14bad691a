package dev.holdfast.guard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The guards switched on at a zone or an endpoint, with their limits. What is absent is not set
/// here, and then the zone's setting counts for its endpoints; what is set nowhere is off.
///
/// `never-empty` and `cname-alone` are not among them: they are always on.
///
/// @param minAddresses see [MinAddresses]
/// @param maxRemovalPercent see [MaxRemoval]
/// @param velocity see [Velocity]
/// @param maxEndpointsChangedPercent see [MaxEndpointsChanged]; at zones only
/// @param ttlRange see [TtlInRange]
/// @param bothFamilies see [Families]; `false` switches it off where the zone has it on
/// @param allowedNetworks see [AllowedNetworks]; in order, none twice
public record GuardSettings(
    OptionalInt minAddresses,
    OptionalInt maxRemovalPercent,
    Optional<VelocityLimit> velocity,
    OptionalInt maxEndpointsChangedPercent,
    Optional<TtlRange> ttlRange,
    Optional<Boolean> bothFamilies,
    Optional<List<Network>> allowedNetworks) {

  /// The greatest number of networks in one setting.
  public static final int MAX_NETWORKS = 256;

  /// The greatest number of addresses that can be asked for.
  public static final int MAX_MIN_ADDRESSES = 1_000;

  public static final GuardSettings NONE =
      new GuardSettings(
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public GuardSettings {
    Percent.check(MaxRemoval.RULE, maxRemovalPercent);
    Percent.check(MaxEndpointsChanged.RULE, maxEndpointsChangedPercent);
    if (minAddresses.isPresent()
        && (minAddresses.getAsInt() < 0 || minAddresses.getAsInt() > MAX_MIN_ADDRESSES)) {
      throw new IllegalArgumentException(
          "%s is %d; it must be from 0 to %d"
              .formatted(MinAddresses.RULE, minAddresses.getAsInt(), MAX_MIN_ADDRESSES));
    }
    allowedNetworks = allowedNetworks.map(GuardSettings::canonical);
  }

  private static List<Network> canonical(List<Network> networks) {
    if (networks.isEmpty() || networks.size() > MAX_NETWORKS) {
      throw new IllegalArgumentException(
          "%s lists %d networks; it must list from 1 to %d"
              .formatted(AllowedNetworks.RULE, networks.size(), MAX_NETWORKS));
    }
    return networks.stream().sorted().distinct().toList();
  }

  /// These settings, and where they are silent those of the zone around.
  public GuardSettings within(GuardSettings zone) {
    if (equals(NONE)) {
      return zone;
    }
    return new GuardSettings(
        minAddresses.isPresent() ? minAddresses : zone.minAddresses,
        maxRemovalPercent.isPresent() ? maxRemovalPercent : zone.maxRemovalPercent,
        velocity.or(() -> zone.velocity),
        maxEndpointsChangedPercent.isPresent()
            ? maxEndpointsChangedPercent
            : zone.maxEndpointsChangedPercent,
        ttlRange.or(() -> zone.ttlRange),
        bothFamilies.or(() -> zone.bothFamilies),
        allowedNetworks.or(() -> zone.allowedNetworks));
  }
}
