package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.History;
import java.time.Duration;
import java.util.List;

/// Looks for an order that explains what clients saw without asking the store for one: at each name
/// by itself, which is enough, because what is linearizable at each is so as a whole. Each name is
/// a register of record sets with a generation that only grows.
///
/// Judged are puts and deletes with their preconditions, enactments of plans whose staging was
/// recorded, and linearizable reads. A search that does not end in time is a failure.
public final class SearchJudge {

  private static final String NAME = "search";

  static final String LINEARIZABLE = "some order explains what clients saw";
  static final String IN_TIME = "the search ends in time";
  static final String JUDGED = "every change says what it changes";

  private static final int SHOWN = 8;

  private SearchJudge() {}

  /// @param patience for all names together
  public static Verdict judge(History history, Duration patience) {
    Sheet sheet = new Sheet();
    long deadlineNanos = System.nanoTime() + patience.toNanos();
    NameOperations operations = NameOperations.of(history);
    operations
        .unsaid()
        .forEach(change ->
            sheet.found(
                JUDGED, "the names or the contents of this change were not recorded", change));
    sheet.count("names passed over", operations.passedOver().size());
    operations.byName().forEach((name, all) -> judge(name, all, deadlineNanos, sheet));
    return sheet.verdict(NAME);
  }

  private static void judge(
      String name, List<NameOperation> operations, long deadlineNanos, Sheet sheet) {
    sheet.count("names");
    sheet.count("operations", operations.size());
    sheet.count(
        "of unknown outcome", operations.stream().filter(operation -> !operation.must()).count());
    switch (Search.run(operations, deadlineNanos)) {
      case Search.Result.Explained() -> {}
      case Search.Result.Unexplained(int done, Register register, List<NameOperation> stuck) ->
          sheet.found(
              LINEARIZABLE,
              "at %s %d operations can be put in order and leave %s; then one of these must come, and none can"
                  .formatted(name, done, register),
              stuck.stream().limit(SHOWN).map(NameOperation::told).toArray());
      case Search.Result.OutOfTime(long nodes) ->
          sheet.found(IN_TIME, "at %s it was given up after %d steps".formatted(name, nodes), name);
    }
  }
}
