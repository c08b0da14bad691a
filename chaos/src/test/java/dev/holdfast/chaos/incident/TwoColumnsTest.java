package dev.holdfast.chaos.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The timeline as a person sees it.
class TwoColumnsTest {

  private final StringWriter written = new StringWriter();

  private TwoColumns columns(int width, Paint paint) {
    return new TwoColumns(new PrintWriter(written), width, paint);
  }

  private List<String> lines() {
    return written.toString().lines().toList();
  }

  @Test
  void longSentencesAreBrokenAtBlanksAndBothSidesStayInTheirColumns() {
    columns(80, Paint.NONE)
        .row(
            Duration.ofMillis(12_340),
            List.of(
                List.of(Line.plain("clean-up deletes plan 2 and nothing else that anybody needs")),
                List.of(Line.bad("short"), Line.plain("dig: NOERROR, no address"))));

    assertThat(lines())
        .containsExactly(
            " 12.3 s  clean-up deletes plan 2 and        | short",
            "           nothing else that anybody needs  | dig: NOERROR, no address");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    columns(80, Paint.NONE)
        .row(
            Duration.ZERO,
            List.of(
                List.of(Line.plain("word ".repeat(60))), List.of(Line.plain("word ".repeat(70)))));

    assertThat(lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void coloursAreUsedOnlyWhereAskedFor() {
    List<List<Line>> row = List.of(List.of(Line.good("refused")), List.of(Line.bad("empty")));

    columns(100, Paint.NONE).row(Duration.ZERO, row);
    assertThat(written.toString()).doesNotContain("\u001b");
    columns(100, Paint.COLOURS).row(Duration.ZERO, row);
    assertThat(written.toString())
        .contains("\u001b[32mrefused\u001b[0m")
        .contains("\u001b[31mempty\u001b[0m");
  }
}
