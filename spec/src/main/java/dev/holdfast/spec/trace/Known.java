package dev.holdfast.spec.trace;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the trace has said so far, as far as it decides how the next event is put to the
/// specification. It judges nothing: where it is misled, so is the row, and the row is rejected.
final class Known {

  /// How many contents an endpoint keeps where nothing is set: `HistoryLength` of the
  /// specification.
  static final long HISTORY = 10;

  /// What is set and known of a zone.
  static final class Zone {
    boolean exists;
    long floor;
    boolean frozen;
    long limit = HISTORY;
    long leastAddresses;
    final Map<Integer, Long> leastAt = new TreeMap<>();

    /// Whether a command can look at both as if they were one.
    boolean agreesWith(Zone other) {
      return exists == other.exists
          && floor == other.floor
          && frozen == other.frozen
          && limit == other.limit
          && leastAddresses == other.leastAddresses;
    }

    void remove(long newFloor) {
      exists = false;
      floor = newFloor;
      limit = HISTORY;
      leastAddresses = 0;
      leastAt.clear();
    }
  }

  /// A plan that was not cleaned up.
  static final class Plan {
    boolean sealed;
    Instant openedAt = Instant.EPOCH;
    final Map<Integer, Long> contents = new TreeMap<>();
  }

  /// @param lifts endpoints at which it lifts what the specification knows
  /// @param zones those that it lets be deleted
  /// @param exact whether the specification knows all that it lifts
  record Override(Set<Integer> lifts, Set<String> zones, boolean exact, Instant expiresAt) {}

  final Map<String, Zone> zones = new TreeMap<>();
  final Map<Long, Plan> plans = new TreeMap<>();
  final Map<Long, Override> overrides = new TreeMap<>();
  final Set<Long> runOut = new TreeSet<>();
  final Map<String, Map<Long, Instant>> claims = new TreeMap<>();
  Set<String> focus = Set.of();
  boolean storeFrozen;
  long floor;
  long lastGeneration;

  Known(Set<String> zoneNames) {
    zoneNames.forEach(name -> zones.put(name, new Zone()));
  }

  Zone zone(String name) {
    return zones.get(name);
  }

  boolean agree(Set<String> names) {
    return names.stream().allMatch(name -> zone(name).agreesWith(zone(names.iterator().next())));
  }

  /// Zones that do not exist have the floor of the store.
  void raiseFloor(long to) {
    floor = Math.max(floor, to);
    zones.values().stream().filter(zone -> !zone.exists).forEach(zone -> zone.floor = floor);
  }

  Map<Long, Instant> claimsOf(String target) {
    return claims.computeIfAbsent(target, _ -> new HashMap<>());
  }
}
