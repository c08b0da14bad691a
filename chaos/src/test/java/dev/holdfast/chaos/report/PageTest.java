package dev.holdfast.chaos.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The page shows what the figures say, and needs nothing else to do it.
class PageTest {

  private static final Duration TIME = Duration.ofSeconds(60);

  private static final FaultBar KILL =
      new FaultBar(
          1,
          "kill-leader",
          "kill -9 of the leader",
          "b",
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          "");
  private static final FaultBar MISSED =
      new FaultBar(
          2, "cut-ring", "two nodes", "", Duration.ofSeconds(40), Duration.ofSeconds(41), "");

  private static RunReport report(Check... checks) {
    List<Double> steady = IntStream.range(0, 60).mapToObj(_ -> 20.0).toList();
    List<Double> none = IntStream.range(0, 60).mapToObj(_ -> 0.0).toList();
    return new RunReport(
        42,
        "holdfast chaos run --seed 42",
        "2026-01-01T00:00:00Z",
        TIME,
        Duration.ofSeconds(1),
        List.of(KILL, MISSED),
        List.of(new WorkSeries("writes", 1200, steady, none, steady, steady)),
        List.of(new AnswerSeries("a, UDP", 1200, steady, none, none)),
        List.of(checks),
        List.of("slow-disk: 'strace' is missing (Debian: strace)"));
  }

  private static final Check GOOD = Check.held("search", "Some order.", Map.of("names", 12L));
  private static final Check BAD =
      Check.of(
          "DNS answers", "Never <empty>.", Map.of("answers", 9000L), List.of("1.0 s: <empty>"));

  @Test
  void itNeedsNoNetworkAndNoScript() {
    String page = Page.of(report(GOOD));

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .doesNotContain("http:", "https:", "<script", "<link", "<img", "@import", "url(");
  }

  @Test
  void itEndsWithTheVerdictOfAllChecks() {
    assertThat(Page.of(report(GOOD))).contains("<h1>Every check held.</h1>", "seed 42");
    assertThat(Page.of(report(GOOD, BAD)))
        .contains("<h1>DNS answers did not hold.</h1>", "<header class='broken'>")
        .contains("Where 'DNS answers' did not hold")
        .contains("1.0 s: &lt;empty&gt;", "9,000 answers")
        .doesNotContain("<empty>");
  }

  @Test
  void aFaultStandsOverItsTimeOnTheAxis() {
    String svg = Timeline.svg(report(GOOD));
    TimeAxis axis = new TimeAxis(TIME, 178, 1080 - 178 - 72);

    assertThat(svg)
        .contains(
            "<rect class='fault' x='%.1f'".formatted(axis.x(KILL.from())),
            "width='%.1f'".formatted(axis.x(KILL.until()) - axis.x(KILL.from())))
        .as("one that did not happen has no lane")
        .doesNotContain("cut-ring");
  }

  @Test
  void whatDidNotHappenAndWhatWasLeftOutIsSaid() {
    assertThat(Page.of(report(GOOD)))
        .contains("did not happen", "slow-disk: 'strace' is missing (Debian: strace)");
  }

  @Test
  void theSameFiguresAreThereForPrograms() {
    JsonObject json = JsonParser.parseString(report(GOOD, BAD).json()).getAsJsonObject();

    assertThat(json.get("passed").getAsBoolean()).isFalse();
    assertThat(json.get("seed").getAsLong()).isEqualTo(42);
    assertThat(json.getAsJsonArray("faults").get(0).getAsJsonObject().get("from").getAsDouble())
        .isEqualTo(15);
    assertThat(json.getAsJsonArray("checks")).hasSize(2);
    assertThat(report(GOOD, BAD).text()).contains("FAIL DNS answers", "1.0 s: <empty>");
  }
}
