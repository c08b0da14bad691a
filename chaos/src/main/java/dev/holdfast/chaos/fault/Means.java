package dev.holdfast.chaos.fault;

import dev.holdfast.chaos.disk.Strace;
import dev.holdfast.chaos.net.OwnNamespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What this machine has of what faults need.
///
/// @param missing why a need is not met, for people
public record Means(Map<Need, String> missing) {

  public Means {
    missing = Map.copyOf(missing);
  }

  /// Looks around.
  public static Means look() {
    Optional<String> obstacle = OwnNamespaces.obstacle();
    Means within = inside();
    if (obstacle.isEmpty()) {
      return within;
    }
    Map<Need, String> missing = new EnumMap<>(Need.class);
    missing.putAll(within.missing());
    missing.put(Need.NETWORK, obstacle.get());
    missing.put(Need.NFT, obstacle.get());
    missing.put(Need.TC, obstacle.get());
    return new Means(missing);
  }

  /// Looks around in namespaces that were made already.
  public static Means inside() {
    Map<Need, String> missing = new EnumMap<>(Need.class);
    if (!OwnNamespaces.isInstalled("nft")) {
      missing.put(Need.NFT, "'nft' is missing (Debian: nftables)");
    }
    if (!OwnNamespaces.isInstalled("tc")) {
      missing.put(Need.TC, "'tc' is missing (Debian: iproute2)");
    }
    lookForTools(missing);
    return new Means(missing);
  }

  private static void lookForTools(Map<Need, String> missing) {
    if (!OwnNamespaces.isInstalled("strace")) {
      missing.put(Need.STRACE, "'strace' is missing (Debian: strace)");
    } else if (!tracesOthers()) {
      missing.put(Need.STRACE, "strace may not look into other processes; run as root");
    }
    if (Clocks.installed().isEmpty()) {
      missing.put(Need.FAKETIME, "libfaketime is missing (Debian: libfaketime)");
    }
  }

  /// A node is no child of who traces it, which some systems allow to root only.
  private static boolean tracesOthers() {
    try {
      Process other = new ProcessBuilder("sleep", "10").start();
      try (Strace _ =
          Strace.attach(other.pid(), Path.of("/dev/null"), List.of("-e", "trace=none"))) {
        return true;
      } finally {
        other.destroyForcibly();
      }
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public boolean suffice(Set<Need> needs) {
    return needs.stream().noneMatch(missing::containsKey);
  }

  /// Why a fault with these needs is not possible here; empty if it is.
  public Optional<String> obstacle(Set<Need> needs) {
    return suffice(needs)
        ? Optional.empty()
        : Optional.of(
            needs.stream()
                .filter(missing::containsKey)
                .map(missing::get)
                .distinct()
                .sorted()
                .collect(Collectors.joining("; ")));
  }
}
