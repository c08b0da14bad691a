package dev.holdfast.replica.codec;

import com.google.protobuf.ByteString;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.Network;
import dev.holdfast.guard.TtlRange;
import dev.holdfast.guard.VelocityLimit;
import dev.holdfast.record.Rdata;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Guard settings, both ways.
final class GuardCodec {

  private GuardCodec() {}

  static GuardFormat.GuardSettings encode(GuardSettings settings) {
    GuardFormat.GuardSettings.Builder encoded = GuardFormat.GuardSettings.newBuilder();
    settings.minAddresses().ifPresent(encoded::setMinAddresses);
    settings.maxRemovalPercent().ifPresent(encoded::setMaxRemovalPercent);
    settings
        .velocity()
        .ifPresent(limit ->
            encoded
                .getVelocityBuilder()
                .setPercent(limit.percent())
                .setWindow(RecordCodec.encode(limit.window())));
    settings.maxEndpointsChangedPercent().ifPresent(encoded::setMaxEndpointsChangedPercent);
    settings
        .ttlRange()
        .ifPresent(range ->
            encoded
                .getTtlRangeBuilder()
                .setMinSeconds(range.minSeconds())
                .setMaxSeconds(range.maxSeconds()));
    settings.bothFamilies().ifPresent(encoded::setBothFamilies);
    settings.allowedNetworks().ifPresent(networks -> encoded.setAllowedNetworks(encode(networks)));
    return encoded.build();
  }

  private static GuardFormat.Networks encode(List<Network> networks) {
    GuardFormat.Networks.Builder encoded = GuardFormat.Networks.newBuilder();
    for (Network network : networks) {
      encoded
          .addNetworksBuilder()
          .setBase(ByteString.copyFrom(network.base().toBytes()))
          .setPrefixBits(network.prefixBits());
    }
    return encoded.build();
  }

  static GuardSettings decode(GuardFormat.GuardSettings encoded) {
    return new GuardSettings(
        number(encoded.hasMinAddresses(), encoded.getMinAddresses()),
        number(encoded.hasMaxRemovalPercent(), encoded.getMaxRemovalPercent()),
        encoded.hasVelocity()
            ? Optional.of(
                new VelocityLimit(
                    encoded.getVelocity().getPercent(),
                    RecordCodec.duration(encoded.getVelocity().getWindow())))
            : Optional.empty(),
        number(encoded.hasMaxEndpointsChangedPercent(), encoded.getMaxEndpointsChangedPercent()),
        encoded.hasTtlRange()
            ? Optional.of(
                new TtlRange(
                    encoded.getTtlRange().getMinSeconds(), encoded.getTtlRange().getMaxSeconds()))
            : Optional.empty(),
        encoded.hasBothFamilies() ? Optional.of(encoded.getBothFamilies()) : Optional.empty(),
        encoded.hasAllowedNetworks()
            ? Optional.of(networks(encoded.getAllowedNetworks()))
            : Optional.empty());
  }

  private static OptionalInt number(boolean set, int value) {
    return set ? OptionalInt.of(value) : OptionalInt.empty();
  }

  private static List<Network> networks(GuardFormat.Networks encoded) {
    return encoded.getNetworksList().stream()
        .map(network ->
            new Network(Rdata.of(network.getBase().toByteArray()), network.getPrefixBits()))
        .toList();
  }
}
