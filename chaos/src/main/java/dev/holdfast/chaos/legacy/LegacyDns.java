package dev.holdfast.chaos.legacy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A DNS store as hosted services offer it: zones that take batches of changes, each all or
/// nothing.
///
/// An alias must point at a name that exists when it is written, as everywhere. Nobody looks after
/// it later: where its target is deleted, it stays, and answers nothing.
final class LegacyDns {

  private final Map<String, Map<String, LegacyEntry>> zones = new HashMap<>();

  /// What became of a batch.
  sealed interface BatchResult {
    record Accepted() implements BatchResult {}

    record Rejected(String reason) implements BatchResult {}
  }

  /// Why a batch cannot be taken; never leaves this class.
  private static final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1L;

    Unacceptable(String reason) {
      super(reason, null, false, false);
    }
  }

  synchronized BatchResult apply(String zone, List<LegacyChange> batch) {
    Map<String, LegacyEntry> draft = new HashMap<>(zones.getOrDefault(zone, Map.of()));
    try {
      for (LegacyChange change : batch) {
        apply(change, draft);
      }
      for (LegacyChange change : batch) {
        checkAlias(change, draft);
      }
    } catch (Unacceptable reason) {
      return new BatchResult.Rejected(reason.getMessage());
    }
    zones.put(zone, draft);
    return new BatchResult.Accepted();
  }

  private static void apply(LegacyChange change, Map<String, LegacyEntry> draft)
      throws Unacceptable {
    switch (change) {
      case LegacyChange.Delete(String name, LegacyEntry exactly) -> {
        if (!draft.remove(name, exactly)) {
          throw new Unacceptable("%s does not hold what is to be deleted".formatted(name));
        }
      }
      case LegacyChange.Create(String name, LegacyEntry entry) -> {
        if (draft.putIfAbsent(name, entry) != null) {
          throw new Unacceptable("%s exists already".formatted(name));
        }
      }
      case LegacyChange.Upsert(String name, LegacyEntry entry) -> draft.put(name, entry);
    }
  }

  private static void checkAlias(LegacyChange change, Map<String, LegacyEntry> draft)
      throws Unacceptable {
    if (draft.get(change.name()) instanceof LegacyEntry.Alias(String target)
        && !(change instanceof LegacyChange.Delete)
        && !draft.containsKey(target)) {
      throw new Unacceptable(
          "%s cannot point at %s, which does not exist".formatted(change.name(), target));
    }
  }

  synchronized Optional<LegacyEntry> read(String zone, String name) {
    return Optional.ofNullable(zones.getOrDefault(zone, Map.of()).get(name));
  }

  /// The addresses at `name`, a zone's top: none where its alias leads nowhere.
  ///
  /// @return absent if there is no such name
  synchronized Optional<List<String>> resolve(String name) {
    Map<String, LegacyEntry> zone = zones.getOrDefault(name, Map.of());
    return Optional.ofNullable(zone.get(name)).map(entry -> addresses(entry, zone));
  }

  private static List<String> addresses(LegacyEntry entry, Map<String, LegacyEntry> zone) {
    return switch (entry) {
      case LegacyEntry.Addresses(List<String> addresses) -> addresses;
      case LegacyEntry.Alias(String target) ->
          Optional.ofNullable(zone.get(target))
              .map(aimed -> addresses(aimed, zone))
              .orElse(List.of());
      case LegacyEntry.Lock _ -> List.of();
    };
  }
}
