package dev.holdfast.server.translation;

import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.Network;
import dev.holdfast.guard.TtlRange;
import dev.holdfast.guard.VelocityLimit;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.SetGuardsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Requests of the guard service as commands.
public final class GuardRequests {

  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

  private GuardRequests() {}

  public static Command.SetGuards set(SetGuardsRequest request) {
    Field field = Field.of("settings");
    DomainName zone = Names.read(Field.of("zone"), request.getZone());
    Optional<DomainName> endpoint =
        request.getEndpoint().isEmpty()
            ? Optional.empty()
            : Optional.of(Names.read(Field.of("endpoint"), request.getEndpoint()));
    if (!request.hasSettings()) {
      throw field.invalid("is missing; give what is to be set, or {} to take all away");
    }
    if (endpoint.isPresent() && request.getSettings().hasMaxEndpointsChangedPercent()) {
      throw field
          .child("max_endpoints_changed_percent")
          .invalid("judges a zone's change as a whole; set it at the zone");
    }
    return new Command.SetGuards(zone, endpoint, settings(field, request.getSettings()));
  }

  private static GuardSettings settings(Field field, dev.holdfast.v1.GuardSettings message) {
    return new GuardSettings(
        message.hasMinAddresses()
            ? OptionalInt.of(
                field
                    .child("min_addresses")
                    .number(message.getMinAddresses(), 0, GuardSettings.MAX_MIN_ADDRESSES))
            : OptionalInt.empty(),
        message.hasMaxRemovalPercent()
            ? percent(field.child("max_removal_percent"), message.getMaxRemovalPercent())
            : OptionalInt.empty(),
        message.hasVelocity()
            ? Optional.of(velocity(field.child("velocity"), message.getVelocity()))
            : Optional.empty(),
        message.hasMaxEndpointsChangedPercent()
            ? percent(
                field.child("max_endpoints_changed_percent"),
                message.getMaxEndpointsChangedPercent())
            : OptionalInt.empty(),
        message.hasTtlRange()
            ? Optional.of(range(field.child("ttl_range"), message.getTtlRange()))
            : Optional.empty(),
        message.hasFamilies() ? Optional.of(message.getFamilies()) : Optional.empty(),
        message.hasAllowedNetworks()
            ? Optional.of(
                networks(
                    field.child("allowed_networks").child("networks"),
                    message.getAllowedNetworks().getNetworksList()))
            : Optional.empty());
  }

  private static OptionalInt percent(Field field, int unsigned) {
    return OptionalInt.of(field.number(unsigned, 0, 100));
  }

  private static VelocityLimit velocity(Field field, dev.holdfast.v1.VelocityLimit message) {
    return new VelocityLimit(
        field.child("percent").number(message.getPercent(), 0, 100),
        Times.duration(
            field.child("window"),
            message.getWindow(),
            SHORTEST_WINDOW,
            VelocityLimit.LONGEST_WINDOW));
  }

  private static TtlRange range(Field field, dev.holdfast.v1.TtlRange message) {
    int least = field.child("min_seconds").number(message.getMinSeconds(), 0, Integer.MAX_VALUE);
    return new TtlRange(
        least,
        field.child("max_seconds").number(message.getMaxSeconds(), least, Integer.MAX_VALUE));
  }

  private static List<Network> networks(Field field, List<String> texts) {
    field.count(texts.size(), 1, GuardSettings.MAX_NETWORKS, "networks");
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      networks.add(network(field.at(i), texts.get(i)));
    }
    return networks;
  }

  private static Network network(Field field, String text) {
    try {
      return Network.of(text);
    } catch (IllegalArgumentException problem) {
      throw field.invalid(problem.getMessage());
    }
  }
}
