package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.History;
import dev.holdfast.chaos.history.StateSum;
import dev.holdfast.protocol.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Holds what nodes said the sum of their state was against each other's and against the log's.
public final class SumJudge implements Replay.Audience {

  private static final String NAME = "state sums";

  static final String EQUAL = "states are equal at equal index";
  static final String LOG = "states are those of the log";

  private final Sheet sheet = new Sheet();
  private final Map<Long, List<StateSum>> told = new HashMap<>();
  private State state = State.EMPTY;
  private dev.holdfast.replica.codec.StateSum sum =
      dev.holdfast.replica.codec.StateSum.of(State.EMPTY);

  private SumJudge() {}

  public static Verdict judge(History history, CommittedLog log) {
    SumJudge judge = new SumJudge();
    for (StateSum one : history.all(StateSum.class)) {
      judge.told.computeIfAbsent(one.index(), _ -> new ArrayList<>()).add(one);
    }
    judge.told.values().forEach(judge::compare);
    Replay.of(log, judge);
    return judge.sheet.verdict(NAME);
  }

  private void compare(List<StateSum> here) {
    sheet.count("sums told", here.size());
    for (StateSum other : here) {
      if (!other.sum().equals(here.getFirst().sum())) {
        sheet.found(EQUAL, "the sums differ", here.getFirst(), other);
        return;
      }
    }
    if (here.stream().map(StateSum::node).distinct().count() > 1) {
      sheet.count("indexes compared between nodes");
    }
  }

  @Override
  public void reached(long index, State reached) {
    sum = sum.plus(dev.holdfast.replica.codec.StateSum.difference(state, reached));
    state = reached;
    List<StateSum> here = told.remove(index);
    if (here == null) {
      return;
    }
    sheet.count("indexes compared with the log");
    String owed = HexFormat.of().formatHex(sum.digest().toBytes());
    here.stream()
        .filter(one -> !one.sum().equals(owed))
        .findFirst()
        .ifPresent(
            one -> sheet.found(LOG, "the log gives %s at index %d".formatted(owed, index), one));
  }
}
