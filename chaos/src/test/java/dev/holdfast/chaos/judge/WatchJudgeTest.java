package dev.holdfast.chaos.judge;

import static dev.holdfast.chaos.judge.Entries.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.WatchOpened;
import dev.holdfast.chaos.history.WatchTold;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Watches of a store whose revisions 2, 3 and 4 change one name, two names and one name.
class WatchJudgeTest {

  private static final String OTHER = "n1." + PlayedStore.ZONE;
  private static final PlayedStore STORE = new PlayedStore();
  private static final Endpoint FIRST = endpoint(NAME, 2, "192.0.2.1");
  private static final Endpoint SECOND = endpoint(NAME, 3, "192.0.2.2");
  private static final Endpoint BESIDE = endpoint(OTHER, 3, "192.0.2.2");
  private static final Endpoint THIRD = endpoint(NAME, 4, "192.0.2.3");

  @BeforeAll
  static void fill() {
    put("p1", "192.0.2.1", NAME);
    put("p2", "192.0.2.2", NAME, OTHER);
    put("p3", "192.0.2.3", NAME);
  }

  private static void put(String id, String address, String... names) {
    STORE.apply(
        PlayedStore.request(
            id,
            new Command.PutRecordSets(
                Stream.of(names)
                    .map(
                        name -> new Command.Put(DomainName.of(name), PlayedStore.set("A", address)))
                    .toList(),
                List.of(),
                List.of())));
  }

  /// Generations and revisions go together in this store.
  private static Endpoint endpoint(String name, long revision, String address) {
    return new Endpoint(name, revision, revision, new TreeMap<>(Map.of("A", "60 " + address)));
  }

  private static WatchOpened opened(int stream, long after) {
    return new WatchOpened("w", stream, Duration.ofMillis(1), after, false, "", "");
  }

  private static WatchTold told(int stream, long revision, Endpoint... endpoints) {
    return new WatchTold(
        "w", stream, Duration.ofMillis(1), revision, false, false, List.of(endpoints));
  }

  private static WatchTold more(int stream, long revision, Endpoint... endpoints) {
    return new WatchTold(
        "w", stream, Duration.ofMillis(1), revision, false, true, List.of(endpoints));
  }

  private static List<String> found(Entry... entries) {
    return new Run(List.of(entries), STORE.logs())
        .watches().findings().stream().map(Finding::rule).toList();
  }

  @Test
  void aWholeWatchHolds() {
    assertThat(
            found(
                opened(1, 1),
                told(1, 1),
                told(1, 2, FIRST),
                more(1, 3, SECOND),
                told(1, 3, BESIDE),
                told(1, 3),
                told(1, 4, THIRD)))
        .isEmpty();
  }

  @Test
  void aWatchOfSomeIsToldOfThese() {
    WatchOpened one = new WatchOpened("w", 1, Duration.ZERO, 1, false, PlayedStore.ZONE, OTHER);

    assertThat(found(one, told(1, 3, BESIDE), told(1, 4))).isEmpty();
    assertThat(found(one, told(1, 4))).containsExactly(WatchedStream.BOOKMARK);
    assertThat(found(one, told(1, 3, SECOND, BESIDE))).containsExactly(WatchedStream.CONTENTS);
  }

  @Test
  void disorderIsSeen() {
    assertThat(found(opened(1, 1), told(1, 3, SECOND, BESIDE), told(1, 2, FIRST)))
        .containsExactly(WatchedStream.RELIABLE, WatchedStream.ORDERED);
  }

  @Test
  void aChangeToldTwiceIsSeen() {
    assertThat(found(opened(1, 1), told(1, 2, FIRST), told(1, 2, FIRST)))
        .containsExactly(WatchedStream.UNIQUE);
    assertThat(found(opened(1, 1), told(1, 2, FIRST, FIRST))).containsExactly(WatchedStream.UNIQUE);
  }

  @Test
  void aChangeThatWasLeftOutIsSeen() {
    assertThat(found(opened(1, 1), told(1, 2, FIRST), told(1, 4, THIRD)))
        .containsExactly(WatchedStream.RELIABLE);
  }

  @Test
  void aRevisionToldInPartIsSeen() {
    assertThat(found(opened(1, 2), told(1, 3, BESIDE))).containsExactly(WatchedStream.ATOMIC);
    assertThat(found(opened(1, 2), more(1, 3, BESIDE), told(1, 4, THIRD)))
        .contains(WatchedStream.ATOMIC);
  }

  @Test
  void aStreamThatDoesNotGoOnWhereTheOneBeforeWasIsSeen() {
    assertThat(found(opened(1, 1), told(1, 2, FIRST), opened(2, 2), told(2, 3, SECOND, BESIDE)))
        .isEmpty();
    assertThat(found(opened(1, 1), told(1, 2, FIRST), opened(2, 3), told(2, 4, THIRD)))
        .containsExactly(WatchedStream.RESUMABLE);
    assertThat(found(opened(1, 1), told(1, 2, FIRST), opened(2, -1), told(2, 4)))
        .containsExactly(WatchedStream.RESUMABLE);
  }

  @Test
  void aBookmarkThatPromisesTooMuchIsSeen() {
    assertThat(found(opened(1, 1), told(1, 2))).containsExactly(WatchedStream.BOOKMARK);
  }

  @Test
  void otherContentsAreSeen() {
    assertThat(found(opened(1, 3), told(1, 4, endpoint(NAME, 4, "192.0.2.9"))))
        .containsExactly(WatchedStream.CONTENTS);
  }

  @Test
  void whatIsThereAtTheBeginningIsAllOfIt() {
    WatchOpened current = new WatchOpened("w", 1, Duration.ZERO, -1, true, "", OTHER);
    WatchTold all = new WatchTold("w", 1, Duration.ZERO, 3, true, false, List.of(BESIDE));
    WatchTold none = new WatchTold("w", 1, Duration.ZERO, 3, true, false, List.of());

    assertThat(found(current, all, told(1, 3))).isEmpty();
    assertThat(found(current, none, told(1, 3))).containsExactly(WatchedStream.CONTENTS);
  }
}
