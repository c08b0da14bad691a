package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.GetHistoryRequest;
import dev.holdfast.v1.GetHistoryResponse;
import dev.holdfast.v1.GetZoneRequest;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PageRequest;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.SetHistoryLimitRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: what an endpoint has answered can be seen, with who made it so, and any of it put back.
class HistoryTest {

  @RegisterExtension private final OneNode one = new OneNode();

  private final List<Long> generations = new ArrayList<>();

  @BeforeEach
  void changeTheEndpointThreeTimes() {
    Planner planner = one.planner();
    generations.addFirst(planner.importZone(address("api.example.", "192.0.2.1")));
    for (int i = 2; i <= 3; i++) {
      generations.addFirst(planner.seal(address("api.example.", "192.0.2." + i)));
      planner.enactAll(generations.getFirst());
    }
  }

  private GetHistoryResponse history(GetHistoryRequest.Builder request) {
    return one.node().recordSets().getHistory(request.setName("api.example.").build());
  }

  private void keep(int contents) {
    assertThat(
            one.node()
                .zones()
                .setHistoryLimit(
                    SetHistoryLimitRequest.newBuilder()
                        .setZone("example.")
                        .setContents(contents)
                        .build())
                .getZone()
                .getHistoryLimit())
        .isEqualTo(contents);
  }

  @Test
  void the_history_begins_with_what_is_live_and_tells_who_made_each() {
    GetHistoryResponse history = history(GetHistoryRequest.newBuilder());

    assertThat(history.getContentsList())
        .extracting(LiveEndpoint::getGeneration)
        .isEqualTo(generations);
    assertThat(history.getContents(2).getRecordSets(0).getValuesList())
        .containsExactly("192.0.2.1");
    assertThat(history.getContents(2).getAuthor()).isEqualTo("tester");
    assertThat(history.getContents(2).hasEnactedAt()).isTrue();
    assertThat(history.getHistoryLimit()).isEqualTo(10);
    assertThat(history.hasFreeze()).isFalse();
  }

  @Test
  void it_goes_page_by_page() {
    GetHistoryRequest.Builder request =
        GetHistoryRequest.newBuilder().setPage(PageRequest.newBuilder().setPageSize(2));
    GetHistoryResponse first = history(request);
    request.getPageBuilder().setPageToken(first.getNextPageToken());

    assertThat(first.getContentsCount()).isEqualTo(2);
    assertThat(history(request).getContentsList())
        .singleElement()
        .extracting(LiveEndpoint::getGeneration)
        .isEqualTo(generations.getLast());
  }

  @Test
  void all_of_it_can_be_put_back() {
    one.node()
        .plans()
        .rollBack(
            RollBackRequest.newBuilder()
                .addEndpoints("api.example.")
                .setToGeneration(generations.getLast())
                .build());

    GetHistoryResponse history = history(GetHistoryRequest.newBuilder());
    assertThat(history.getContentsCount()).isEqualTo(4);
    assertThat(history.getContents(0).getRecordSets(0).getValuesList())
        .containsExactly("192.0.2.1");
  }

  @Test
  void a_zone_that_keeps_less_forgets_with_the_next_change() {
    keep(1);
    assertThat(history(GetHistoryRequest.newBuilder()).getContentsCount()).isEqualTo(3);

    Planner planner = one.planner();
    planner.enactAll(planner.seal(address("api.example.", "192.0.2.4")));

    GetHistoryResponse history = history(GetHistoryRequest.newBuilder());
    assertThat(history.getContentsCount()).isEqualTo(2);
    assertThat(history.getHistoryLimit()).isEqualTo(1);
    assertThat(
            one.node()
                .zones()
                .getZone(GetZoneRequest.newBuilder().setName("example.").build())
                .getZone()
                .getHistoryLimit())
        .isEqualTo(1);
  }

  @Test
  void how_much_to_keep_has_to_be_said_and_a_zone_to_be_there() {
    assertThat(
            Failures.of(
                    Failure.InvalidInput.class,
                    () ->
                        one.node()
                            .zones()
                            .setHistoryLimit(
                                SetHistoryLimitRequest.newBuilder().setZone("example.").build()))
                .field())
        .isEqualTo("contents");
    assertThat(Failures.of(Failure.InvalidInput.class, () -> keep(101)).problem())
        .contains("0..100");
    assertThat(
            Failures.refusal(() ->
                    one.node()
                        .zones()
                        .setHistoryLimit(
                            SetHistoryLimitRequest.newBuilder()
                                .setZone("nowhere.")
                                .setContents(3)
                                .build()))
                .getRule())
        .isEqualTo("no-such-zone");
  }

  @Test
  void a_name_that_never_answered_has_no_history() {
    assertThat(
            Failures.of(
                    Failure.NotFound.class,
                    () ->
                        one.node()
                            .recordSets()
                            .getHistory(
                                GetHistoryRequest.newBuilder().setName("new.example.").build()))
                .message())
        .contains("Nothing was ever live at new.example.");
  }
}
