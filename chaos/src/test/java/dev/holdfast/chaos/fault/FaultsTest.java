package dev.holdfast.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Faults are known by their names, and each says what it needs.
class FaultsTest {

  @Test
  void eachHasANameOfItsOwnAndSaysWhatItDoes() {
    assertThat(Faults.all()).extracting(Fault::name).doesNotHaveDuplicates();
    assertThat(Faults.all()).extracting(Fault::words).doesNotHaveDuplicates();
    assertThat(Faults.all())
        .allSatisfy(fault -> assertThat(Faults.named(fault.name())).contains(fault));
    assertThat(Faults.named("kill-everybody")).isEmpty();
  }

  @Test
  void whatIsMissingIsNamedAndTheRestIsPossible() {
    Means means = new Means(Map.of(Need.NFT, "'nft' is missing (Debian: nftables)"));

    assertThat(means.obstacle(Faults.named("cut-ring").orElseThrow().needs()))
        .contains("'nft' is missing (Debian: nftables)");
    assertThat(means.suffice(Faults.named("cut-leader").orElseThrow().needs())).isTrue();
    assertThat(means.obstacle(Set.of())).isEmpty();
  }

  @Test
  void withoutANetworkProcessesClocksAndClientsAreLeft() {
    Means means = new Means(Map.of(Need.NETWORK, "none", Need.NFT, "none", Need.STRACE, "none"));

    assertThat(Faults.all().stream().filter(fault -> means.suffice(fault.needs())))
        .extracting(Fault::name)
        .contains("kill-leader", "pause-majority", "clock-ahead", "hold-enactor", "replace-node")
        .doesNotContain("cut-node", "packet-loss", "slow-disk", "power-cut-all");
  }
}
