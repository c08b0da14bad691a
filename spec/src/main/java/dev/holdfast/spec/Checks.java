package dev.holdfast.spec;

import java.util.List;
import java.util.Optional;

/// The checks there are: the table `spec/models/checks.txt`.
public final class Checks {

  private Checks() {}

  /// The checks of every build, in the order of the table.
  public static List<Check> fast() {
    return all().stream().filter(check -> check.set() != Check.Set.LONG).toList();
  }

  public static List<Check> all() {
    return CheckList.read(Resources.checks());
  }

  /// The checks of one module or the one configuration of this name; none if there is no such
  /// thing.
  public static List<Check> matching(String moduleOrConfiguration) {
    return all().stream()
        .filter(check ->
            check.configuration().equals(moduleOrConfiguration)
                || check.module().equals(moduleOrConfiguration))
        .toList();
  }

  /// The check whose counterexample is worth telling: the configuration of this name, or the first
  /// of the module of this name that must find one.
  public static Optional<Check> counterexample(String moduleOrConfiguration) {
    return matching(moduleOrConfiguration).stream()
        .filter(check -> !(check.expected() instanceof Expectation.Holds))
        .findFirst();
  }
}
