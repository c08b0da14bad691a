package dev.holdfast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner with the real TLC on small modules that are wrong in every way a module can be.
class CheckerIT {

  private static final Expectation HOLDS = holds();

  @Test
  void aModelThatHoldsIsAsExpectedAndTellsItsFigures() throws Exception {
    CheckResult result = run("Counter", HOLDS);
    assertThat(result.verdict()).isEqualTo(new Verdict.AsExpected());
    assertThat(result.distinctStates()).isEqualTo(4);
    assertThat(result.depth()).hasValue(4);
    assertThat(result.elapsed()).isPositive();
  }

  @Test
  void aBrokenInvariantIsAsExpectedOnlyUnderItsOwnName() throws Exception {
    assertThat(run("Counter_small", breaks(Breach.Kind.STATE, "Small")).isAsExpected()).isTrue();
    assertThat(why(run("Counter_small", HOLDS))).isEqualTo("had to hold, but TLC breaks Small");
    assertThat(why(run("Counter_small", breaks(Breach.Kind.STATE, "Bounded"))))
        .isEqualTo("the configuration does not ask for Bounded, so nothing could break it");
  }

  @Test
  void aBrokenStepAndBrokenLivenessAreToldFromABrokenState() throws Exception {
    assertThat(run("Counter_step", breaks(Breach.Kind.STEP, "StaysEven")).isAsExpected()).isTrue();
    assertThat(run("Counter_live", breaks(Breach.Kind.LIVENESS, "GetsBeyond")).isAsExpected())
        .isTrue();
    assertThat(why(run("Counter_live", breaks(Breach.Kind.STATE, "GetsBeyond"))))
        .isEqualTo("had to be: breaks GetsBeyond; but TLC found: breaks GetsBeyond for ever");
  }

  @Test
  void aStepThatARefinedSpecificationHasNoPlaceForBreaksTheRefinement() throws Exception {
    assertThat(run("Counter_refines", breaks(Breach.Kind.STEP, "RefinesEven")).isAsExpected())
        .isTrue();
    assertThat(why(run("Counter_refines", HOLDS)))
        .isEqualTo("had to hold, but TLC breaks RefinesEven by a step");
  }

  @Test
  void aModelThatHoldsWhereABreachWasExpectedFails() throws Exception {
    assertThat(why(run("Counter", breaks(Breach.Kind.STATE, "Bounded"))))
        .isEqualTo("Bounded had to break, but TLC visited every state and it holds");
  }

  @Test
  void anActionThatIsNeverTakenFails() throws Exception {
    assertThat(why(run("Counter_idle", HOLDS)))
        .isEqualTo("never taken: Never; the model says nothing about that");
    assertThat(run("Counter_idle", holds("Never")).isAsExpected()).isTrue();
  }

  @Test
  void anActionThatIsTakenAlthoughItNeverCanBeFails() throws Exception {
    assertThat(why(run("Counter_idle", holds("Never", "Up"))))
        .isEqualTo("must never be taken, but was: Up");
    assertThat(why(run("Counter", holds("Down"))))
        .isEqualTo("the table names actions that the module does not have: Down");
  }

  @Test
  void aModuleThatDoesNotParseFails() throws Exception {
    assertThat(why(run("Unfinished", HOLDS)))
        .startsWith("the module does not parse: ***Parse Error***")
        .contains("at line 6, column 1");
  }

  @Test
  void aConfigurationThatDoesNotFitItsModuleFails() throws Exception {
    assertThat(why(run("Counter_misspelt", HOLDS)))
        .isEqualTo(
            "the configuration gives a value to Mx, a constant that Counter does not declare");
    assertThat(why(run("Counter_unset", HOLDS)))
        .isEqualTo(
            "the configuration does not fit the module: The constant parameter Max is not"
                + " assigned a value by the configuration file.");
    assertThat(why(run("Counter_nameless", HOLDS)))
        .isEqualTo(
            "the configuration does not fit the module: The invariant Bonded specified in the"
                + " configuration file is not defined in the specification.");
  }

  @Test
  void whatCannotBeEvaluatedFails() throws Exception {
    assertThat(why(run("Counter_senseless", HOLDS)))
        .startsWith("an expression cannot be evaluated: Attempted to select field");
    assertThat(why(run("Counter_assumed", HOLDS)))
        .startsWith("an assumption of the module is false: Assumption line");
  }

  @Test
  void aStateWithoutANextOneFailsWhereDeadlockIsAskedFor() throws Exception {
    assertThat(why(run("Counter_stuck", HOLDS)))
        .isEqualTo("a state has no next one: Deadlock reached.");
  }

  @Test
  void brokenLivenessThatCannotBeNamedFails() throws Exception {
    assertThat(why(run("Counter_two_live", breaks(Breach.Kind.LIVENESS, "GetsBeyond"))))
        .isEqualTo(
            "one of GetsHigh, GetsBeyond is broken, and TLC does not say which; ask for one at a"
                + " time");
  }

  @Test
  void whatIsNotThereFails() throws Exception {
    assertThat(why(run("Nothing", HOLDS))).isEqualTo("there is no Nothing.tla");
    assertThat(why(run("Counter_nothing", HOLDS))).isEqualTo("there is no Counter_nothing.cfg");
  }

  @Test
  void theListenerHearsEveryCheckBeginAndEnd() throws Exception {
    List<String> heard = new ArrayList<>();
    List<CheckResult> results =
        Checker.run(
            List.of(check("Counter", HOLDS), check("Counter_idle", HOLDS)),
            new ProgressListener() {
              @Override
              public void started(Check check) {
                heard.add("started " + check.configuration());
              }

              @Override
              public void finished(CheckResult result) {
                heard.add("finished " + result.configuration());
              }
            });
    assertThat(results)
        .extracting(CheckResult::configuration)
        .containsExactly("Counter", "Counter_idle");
    assertThat(heard)
        .containsExactlyInAnyOrder(
            "started Counter", "finished Counter", "started Counter_idle", "finished Counter_idle");
  }

  @Test
  void whoeverInterruptsARunLeavesNoTlcBehind() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread caller = Thread.ofPlatform().start(() -> interrupted.complete(isInterrupted(underWay)));
    underWay.await();
    assertThat(tlcs()).isNotEmpty();
    caller.interrupt();
    assertThat(interrupted.get()).isTrue();
    assertThat(tlcs()).isEmpty();
  }

  @Test
  void aProgramThatIsEndedTakesItsTlcAndItsFilesAlong(@TempDir Path temporary) throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                LongRun.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(program.inputReader().readLine()).as("progress").isNotNull();
    List<ProcessHandle> tlcs = program.descendants().toList();
    program.destroy();
    program.waitFor();
    assertThat(tlcs).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(temporary).isEmptyDirectory();
  }

  /// Runs a check that would take minutes, and tells whether it was interrupted.
  private static boolean isInterrupted(CountDownLatch underWay) {
    try {
      Checker.run(
          Checks.matching("AnyCaller_long"),
          new ProgressListener() {
            @Override
            public void progressed(Check check, long distinctStates) {
              underWay.countDown();
            }
          });
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static List<ProcessHandle> tlcs() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(Tlc.class.getName()))
        .toList();
  }

  private static CheckResult run(String configuration, Expectation expected)
      throws InterruptedException {
    return Checker.run(List.of(check(configuration, expected)), ProgressListener.NONE).getFirst();
  }

  private static Check check(String configuration, Expectation expected) {
    return new Check(Check.Set.FAST, configuration, expected);
  }

  private static Expectation holds(String... never) {
    return new Expectation.Holds(new TreeSet<>(List.of(never)));
  }

  private static Expectation breaks(Breach.Kind kind, String property) {
    return new Expectation.Breaks(new Breach(kind, property));
  }

  private static String why(CheckResult result) {
    return result.verdict() instanceof Verdict.Unexpected(String why) ? why : "as expected";
  }
}
