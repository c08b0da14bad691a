package dev.holdfast.chaos.judge;

import static dev.holdfast.chaos.judge.Entries.change;
import static dev.holdfast.chaos.judge.Entries.done;
import static dev.holdfast.chaos.judge.Entries.endpoint;
import static dev.holdfast.chaos.judge.Entries.put;
import static dev.holdfast.chaos.judge.Entries.read;
import static dev.holdfast.chaos.judge.Entries.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.history.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What one client may be told after what it was told before.
class SessionJudgeTest {

  private static final Endpoint ANY = endpoint(2, 2, "60 192.0.2.1");
  private static final Entry PUT = change("p1", span(1, 2), done(5, 5, 5), put("60 192.0.2.1"));

  private static List<String> found(Entry... entries) {
    return SessionJudge.judge(History.of(List.of(entries))).findings().stream()
        .map(Finding::rule)
        .toList();
  }

  @Test
  void aReadSeesWhatItsSessionWroteAndRead() {
    assertThat(found(PUT, read(span(3, 4), 5, 5, ANY), read(span(5, 6), 6, 6, ANY))).isEmpty();
    assertThat(found(PUT, read(span(3, 4), 4, 4, ANY))).containsExactly(SessionJudge.MONOTONE);
    assertThat(found(read(span(3, 4), 6, 6, ANY), read(span(5, 6), 5, 5, ANY)))
        .containsExactly(SessionJudge.MONOTONE);
  }

  @Test
  void whatIsUnderWayAtTheSameTimeIsNotComparedAndLocalReadsAreBoundByTheirRevision() {
    assertThat(found(read(span(3, 9), 6, 6, ANY), read(span(5, 6), 5, 5, ANY))).isEmpty();
    assertThat(found(PUT, local(0))).isEmpty();
    assertThat(found(PUT, local(5))).containsExactly(SessionJudge.MIN_REVISION);
  }

  private static Read local(long minRevision) {
    return read(Read.Consistency.LOCAL, minRevision, span(3, 4), 4, 4, ANY);
  }
}
