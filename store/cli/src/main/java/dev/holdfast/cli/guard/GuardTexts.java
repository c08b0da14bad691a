package dev.holdfast.cli.guard;

import dev.holdfast.v1.GuardSettings;
import java.util.ArrayList;
import java.util.List;

/// Settings of guards as the options that set them.
final class GuardTexts {

  private GuardTexts() {}

  static String options(GuardSettings settings) {
    List<String> options = new ArrayList<>();
    if (settings.hasMinAddresses()) {
      options.add("--min-addresses " + settings.getMinAddresses());
    }
    if (settings.hasMaxRemovalPercent()) {
      options.add("--max-removal %d%%".formatted(settings.getMaxRemovalPercent()));
    }
    if (settings.hasVelocity()) {
      options.add(
          "--velocity %d%%/%s"
              .formatted(
                  settings.getVelocity().getPercent(),
                  time(settings.getVelocity().getWindow().getSeconds())));
    }
    if (settings.hasMaxEndpointsChangedPercent()) {
      options.add(
          "--max-endpoints-changed %d%%".formatted(settings.getMaxEndpointsChangedPercent()));
    }
    if (settings.hasTtlRange()) {
      options.add(
          "--ttl-range %s..%s"
              .formatted(
                  time(settings.getTtlRange().getMinSeconds()),
                  time(settings.getTtlRange().getMaxSeconds())));
    }
    if (settings.hasFamilies()) {
      options.add(settings.getFamilies() ? "--families" : "--no-families");
    }
    if (settings.hasAllowedNetworks()) {
      options.add(
          "--allowed-networks "
              + String.join(",", settings.getAllowedNetworks().getNetworksList()));
    }
    return String.join(" ", options);
  }

  /// In the greatest unit that leaves nothing over.
  private static String time(long seconds) {
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    if (seconds % 3600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3600 + "h";
  }
}
