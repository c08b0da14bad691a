package dev.holdfast.spec.conformance.machine;

import dev.holdfast.guard.GuardSettings;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import dev.holdfast.spec.conformance.SpecCommand;
import dev.holdfast.spec.conformance.SpecState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/// The machine's words for what operators and outside targets say.
final class Operations {

  private Operations() {}

  static Command of(SpecCommand command) {
    return switch (command) {
      case SpecCommand.ClaimEnactment(String target, int generation) ->
          new Command.ClaimEnactment(target, Numbers.generation(generation), Setting.LASTING);
      case SpecCommand.ReportEnactment(String target, int generation, var endpoints) ->
          new Command.ReportEnactment(
              target, Numbers.generation(generation), Numbers.owners(endpoints));
      case SpecCommand.ForgetTarget(String target) -> new Command.ForgetTarget(target);
      case SpecCommand.Freeze(var subjects) -> new Command.Freeze(held(subjects));
      case SpecCommand.Unfreeze(var subjects) -> new Command.Unfreeze(held(subjects));
      case SpecCommand.SetGuards(String subject, int least) ->
          new Command.SetGuards(Numbers.APEX, endpoint(subject), settings(least));
      case SpecCommand.SetHistoryLimit(int limit) ->
          new Command.SetHistoryLimit(Numbers.APEX, limit);
      case SpecCommand.GrantOverride(var at, int uses) ->
          new Command.GrantOverride(Setting.RULES, names(at), Setting.LASTING, uses);
      case SpecCommand.RevokeOverride(int override) ->
          new Command.RevokeOverride(Setting.idOf(override));
      default -> throw new IllegalArgumentException("nobody says " + command);
    };
  }

  private static Command.Held held(SortedSet<String> subjects) {
    return switch (subjects.first()) {
      case SpecState.STORE -> new Command.Held.WholeStore();
      case SpecState.ZONE -> new Command.Held.WholeZone(Numbers.APEX);
      default -> new Command.Held.Endpoints(Numbers.owners(subjects));
    };
  }

  private static Optional<DomainName> endpoint(String subject) {
    return Optional.of(subject).filter(name -> !name.equals(SpecState.ZONE)).map(Numbers::owner);
  }

  /// `min-addresses` at `least`, or not set.
  static GuardSettings settings(int least) {
    GuardSettings none = GuardSettings.NONE;
    return new GuardSettings(
        least == 0 ? OptionalInt.empty() : OptionalInt.of(least),
        none.maxRemovalPercent(),
        none.velocity(),
        none.maxEndpointsChangedPercent(),
        none.ttlRange(),
        none.bothFamilies(),
        none.allowedNetworks());
  }

  /// Endpoints, and the apex for the zone itself.
  static List<DomainName> names(SortedSet<String> subjects) {
    return subjects.stream()
        .map(name -> name.equals(SpecState.ZONE) ? Numbers.APEX : Numbers.owner(name))
        .toList();
  }
}
