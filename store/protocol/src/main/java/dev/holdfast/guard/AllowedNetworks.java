package dev.holdfast.guard;

import dev.holdfast.record.Rdata;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every address lies in one of the networks listed. Addresses out of the store cannot be looked at
/// and pass.
public final class AllowedNetworks implements Guard {

  public static final String RULE = "allowed-networks";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Optional<Violation> judge(GuardedChange change) {
    return change.settings().allowedNetworks().flatMap(networks -> outside(networks, change));
  }

  private static Optional<Violation> outside(List<Network> networks, GuardedChange change) {
    for (Rdata address : change.reachable().addresses()) {
      if (networks.stream().noneMatch(network -> network.holds(address))) {
        return Optional.of(
            new Violation("addresses in " + list(networks), Network.addressText(address)));
      }
    }
    return Optional.empty();
  }

  private static String list(List<Network> networks) {
    return networks.stream().map(Network::toString).collect(Collectors.joining(", "));
  }
}
