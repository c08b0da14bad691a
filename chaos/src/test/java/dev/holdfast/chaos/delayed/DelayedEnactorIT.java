package dev.holdfast.chaos.delayed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.holdfast.chaos.answer.Tally;
import dev.holdfast.v1.AuditEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The fault of 19 October 2025 in every form: wherever an enactor is held in its pass, and
/// whatever has happened when it is let go, no answer goes backward or empty, the newest plan is
/// live, clean-up leaves it alone, and what came late is refused and on the record.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DelayedEnactorIT {

  private static final int LOST_TURNS = 20;

  @TempDir private static Path folder;

  private static Scene scene;

  @BeforeAll
  static void open() throws InterruptedException {
    scene = Scene.open(folder);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  @Test
  @Order(1)
  void whoseTurnIsAlwaysLostConvergesOnceItGetsOne() throws Exception {
    Semaphore turns = new Semaphore(0);
    Thread starved = scene.startEnactor("starved", _ -> turns.acquire());
    try {
      for (int turn = 0; turn < LOST_TURNS; turn++) {
        scene.newer(1);
        turns.release();
      }
      scene.others().shut();
      turns.release(Integer.MAX_VALUE / 2);
      scene.newer(1);

      answersAreRight();
      assertThat(scene.record("starved"))
          .as("it made the newest plan live, for the others were held")
          .anySatisfy(entry -> {
            assertThat(entry.getAccepted()).isTrue();
            assertThat(entry.getReason()).isEqualTo("plan " + scene.newest());
          });
    } finally {
      scene.others().open();
      starved.interrupt();
      starved.join();
    }
  }

  @TestFactory
  @Order(2)
  Stream<DynamicContainer> heldAt() {
    return Stream.of(Release.values())
        .map(release ->
            dynamicContainer(
                "let go " + release,
                Stream.of(Mode.values()).flatMap(mode -> cells(release, mode))));
  }

  private static Stream<DynamicTest> cells(Release release, Mode mode) {
    return release.isDear() ? together(release, mode) : eachAlone(release, mode);
  }

  private static Stream<DynamicTest> eachAlone(Release release, Mode mode) {
    return Hold.of(mode).stream()
        .map(hold ->
            dynamicTest(
                name(mode, hold),
                () -> {
                  release.before(scene);
                  HeldEnactor late = scene.hold(mode, hold);
                  release.happen(scene, List.of(late));
                  comesLate(release, late);
                  scene.letAllGo();
                  answersAreRight();
                }));
  }

  private static Stream<DynamicTest> together(Release release, Mode mode) {
    List<Hold> holds = Hold.of(mode);
    List<HeldEnactor> late = new ArrayList<>();
    return Stream.concat(
        Stream.of(
            dynamicTest(
                "%s: all are held, and then it happens".formatted(mode),
                () -> {
                  release.before(scene);
                  for (Hold hold : holds) {
                    late.add(scene.hold(mode, hold));
                  }
                  release.happen(scene, late);
                  answersAreRight();
                })),
        IntStream.range(0, holds.size())
            .mapToObj(
                i -> dynamicTest(name(mode, holds.get(i)), () -> comesLate(release, late.get(i)))));
  }

  private static String name(Mode mode, Hold hold) {
    return "%s: held %s".formatted(mode, hold);
  }

  private static void comesLate(Release release, HeldEnactor late) throws Exception {
    late.letGo();
    late.awaitDone(Scene.PATIENCE);

    scene.awaitLive();
    answersAreRight();
    assertThat(scene.isSealed(scene.newest())).as("the newest plan is still there").isTrue();
    refusalsAreOnTheRecord(release, late);
  }

  private static void answersAreRight() {
    Tally tally = scene.answers();
    assertThat(tally.emptyAnswers()).as("%s", tally).isZero();
    assertThat(tally.backwardAnswers()).as("%s", tally).isZero();
    assertThat(tally.unexpectedAnswers()).as("%s", tally).isZero();
    assertThat(tally.answersByNode()).hasSize(3);
    assertThat(tally.fewestOfANode()).isPositive();
  }

  /// Each write that came late was refused, by one of the rules there are for it; once a plan is
  /// gone its enactor leaves it alone.
  private static void refusalsAreOnTheRecord(Release release, HeldEnactor late)
      throws InterruptedException {
    List<String> refusals =
        scene.record(late.name()).stream()
            .filter(entry -> entry.getCommand().equals("EnactPlan"))
            .filter(entry -> entry.getReason().startsWith("plan " + late.generation()))
            .map(AuditEntry::getRefusalsList)
            .filter(list -> !list.isEmpty())
            .map(list -> list.getFirst())
            .toList();
    int writesLeft = late.hold().writesLeft(late.mode());
    boolean gone = !scene.isSealed(late.generation());
    assertThat(refusals).hasSize(gone ? Math.min(1, writesLeft) : writesLeft);
    String rule =
        switch (release) {
          case AFTER_A_RESTORE_FROM_BACKUP -> "plan-not-found";
          default -> gone ? "plan-cleaned" : "stale-generation";
        };
    assertThat(refusals).allSatisfy(refusal -> assertThat(refusal).contains(rule));
  }
}
