package dev.holdfast.protocol;

import dev.holdfast.guard.GuardOverride;
import dev.holdfast.record.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pcollections.TreePMap;

/// The overrides one command brings, and which of them it has needed. An override is used at most
/// once by a command, however many endpoints it lifts a guard at, and not at all when no guard
/// stood in the way.
final class OverrideUse {

  private final List<GuardOverride> brought;
  private final SortedSet<Long> used;

  private OverrideUse(List<GuardOverride> brought, SortedSet<Long> used) {
    this.brought = brought;
    this.used = used;
  }

  /// The overrides with these ids, for a command that has checked them with [#problem].
  static OverrideUse of(State state, List<Long> ids) {
    return new OverrideUse(
        ids.stream().distinct().map(state.overrides()::get).toList(), new TreeSet<>());
  }

  /// The same overrides, for a judgement that may come to nothing: see [#adopt].
  OverrideUse fork() {
    return new OverrideUse(brought, new TreeSet<>(used));
  }

  /// Takes what was needed in a judgement that let the change pass.
  void adopt(OverrideUse fork) {
    used.addAll(fork.used);
  }

  /// What is wrong with bringing these overrides, if anything: unknown, used up or expired ones are
  /// refused even where no guard stands in the way, so that nobody goes on believing in them.
  static Optional<Refusal> problem(State state, List<Long> ids) {
    for (long id : ids) {
      GuardOverride override = state.overrides().get(id);
      String subject = "override " + id;
      if (override == null) {
        return Optional.of(
            new Refusal(Rule.OVERRIDE_UNKNOWN, subject, "an override in force", "none of this id"));
      }
      if (override.isExpired(state.clock())) {
        return Optional.of(
            new Refusal(
                Rule.OVERRIDE_EXPIRED,
                subject,
                "use before " + override.expiresAt(),
                "it is " + state.clock()));
      }
      if (override.usesLeft() == 0) {
        return Optional.of(
            new Refusal(
                Rule.OVERRIDE_USED_UP, subject, "one of the uses it was granted", "none left"));
      }
    }
    return Optional.empty();
  }

  boolean lift(String rule, DomainName endpoint) {
    for (GuardOverride override : brought) {
      if (override.lifts(rule, endpoint)) {
        used.add(override.id());
        return true;
      }
    }
    return false;
  }

  /// `state` with one use taken from each override that was needed. A used-up one stays on the
  /// record until it expires.
  State consumed(State state) {
    if (used.isEmpty()) {
      return state;
    }
    TreePMap<Long, GuardOverride> left = state.overrides();
    for (GuardOverride override : brought) {
      if (used.contains(override.id())) {
        left = left.plus(override.id(), override.usedOnce());
      }
    }
    return state.withOverrides(left);
  }
}
