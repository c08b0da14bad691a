package dev.holdfast.spec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// One run of TLC for one check, in a temporary folder that is gone afterwards.
public final class CheckRun {

  private CheckRun() {}

  /// What a run said, and what that means.
  public record Outcome(Finding found, TlcReport report, Duration elapsed) {}

  /// Runs `check`.
  ///
  /// @param workers TLC's threads; with one, counts and counterexamples are the same every time
  /// @param states is told the number of distinct states now and then
  public static Outcome of(Check check, int workers, LongConsumer states)
      throws InterruptedException {
    return of(check, workers, List.of(), states);
  }

  /// @param jvm what TLC's JVM is told beside the usual
  static Outcome of(Check check, int workers, List<String> jvm, LongConsumer states)
      throws InterruptedException {
    long start = System.nanoTime();
    Optional<ModuleFamily> family = ModuleFamily.of(check.module());
    Optional<String> model = Resources.model(check.configuration());
    if (family.isEmpty() || model.isEmpty()) {
      String missing = family.isEmpty() ? check.module() + ".tla" : check.configuration() + ".cfg";
      return withoutTlc("there is no " + missing, start);
    }
    Configuration configuration = Configuration.read(model.get());
    Optional<String> problem = problem(check, family.get(), configuration);
    if (problem.isPresent()) {
      return withoutTlc(problem.get(), start);
    }
    try (ShutdownGuard _ = new ShutdownGuard()) {
      TlcReport report = run(check, family.get(), model.get(), workers, jvm, states);
      return new Outcome(Diagnosis.of(report, configuration), report, since(start));
    } catch (IOException e) {
      throw new CheckException("cannot run TLC for " + check.configuration(), e);
    }
  }

  private static Outcome withoutTlc(String problem, long start) {
    return new Outcome(
        new Finding.Failed(problem), new TlcReport(-1, List.of(), List.of()), since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// What TLC would not notice.
  private static Optional<String> problem(
      Check check, ModuleFamily family, Configuration configuration) {
    Set<String> declared = new HashSet<>(family.constants());
    declared.addAll(family.definitions());
    Optional<String> unknown =
        configuration.constants().stream().filter(name -> !declared.contains(name)).findFirst();
    if (unknown.isPresent()) {
      return Optional.of(
          "the configuration gives a value to %s, a constant that %s does not declare"
              .formatted(unknown.get(), check.module()));
    }
    return expectedProperty(check)
        .filter(name -> !configuration.invariants().contains(name))
        .filter(name -> !configuration.properties().contains(name))
        .map("the configuration does not ask for %s, so nothing could break it"::formatted);
  }

  private static Optional<String> expectedProperty(Check check) {
    return switch (check.expected()) {
      case Expectation.Holds _ -> Optional.empty();
      case Expectation.Breaks(Breach breach) -> Optional.of(breach.property());
      case Expectation.Reaches(String property) -> Optional.of(property);
    };
  }

  private static TlcReport run(
      Check check,
      ModuleFamily family,
      String model,
      int workers,
      List<String> jvm,
      LongConsumer states)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(jvm);
    options.addAll(check.set() == Check.Set.FAST ? TlcProcess.SHORT : TlcProcess.LONG);
    TlcFolder folder = TlcFolder.make(family.sources(), check.configuration(), model);
    try (folder) {
      return TlcProcess.run(
          folder.path(), arguments(check, folder.path(), workers), options, states);
    }
  }

  private static List<String> arguments(Check check, Path folder, int workers) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-tool", "-workers", Integer.toString(workers), "-checkpoint", "0"));
    // Coverage counts once, at the end; a run that must be broken is not asked for it.
    if (check.expected() instanceof Expectation.Holds) {
      arguments.addAll(List.of("-coverage", "9999"));
    }
    arguments.addAll(List.of("-lncheck", "final"));
    arguments.addAll(List.of("-metadir", folder.resolve("states").toString()));
    arguments.addAll(List.of("-config", check.configuration() + ".cfg", check.module() + ".tla"));
    return arguments;
  }
}
