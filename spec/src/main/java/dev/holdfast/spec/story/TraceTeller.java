package dev.holdfast.spec.story;

import dev.holdfast.spec.Breach;
import dev.holdfast.spec.Check;
import dev.holdfast.spec.CheckRun;
import dev.holdfast.spec.Expectation;
import dev.holdfast.spec.Finding;
import dev.holdfast.spec.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Has TLC find a counterexample and tells it.
public final class TraceTeller {

  private TraceTeller() {}

  /// Runs `check` and tells what it finds, always the same: TLC gets a single thread.
  ///
  /// @param states is told the number of distinct states now and then
  public static Story tell(Check check, LongConsumer states) throws InterruptedException {
    CheckRun.Outcome outcome = CheckRun.of(check, 1, states);
    return switch (outcome.found()) {
      case Finding.Held() ->
          new Story.Untold("nothing to tell: %s holds".formatted(check.configuration()));
      case Finding.Failed(String problem) -> new Story.Untold(problem);
      case Finding.Broke(Breach breach) -> tell(check, breach, TraceReader.read(outcome.report()));
    };
  }

  private static Story tell(Check check, Breach breach, Trace trace) {
    List<Story.Sentence> sentences = new ArrayList<>();
    for (Step step : trace.steps()) {
      sentences.add(new Story.Sentence(Words.tell(check.module(), step), step.changes()));
    }
    return new Story.Told(
        check.configuration(),
        Sources.about(check.configuration()),
        sentences,
        forEver(trace.ending()) + verdict(check, breach));
  }

  /// Steps are counted from 1 where states are: state 1 is before the first step.
  private static String forEver(Trace.Ending ending) {
    return switch (ending) {
      case Trace.Ending.Stops() -> "";
      case Trace.Ending.Stays() -> "From here on nothing more can happen. ";
      case Trace.Ending.Returns(int state) ->
          "From here on, steps %d and after repeat for ever. ".formatted(state);
    };
  }

  private static String verdict(Check check, Breach breach) {
    String why = Sources.comment(check.module(), breach.property());
    return check.expected() instanceof Expectation.Reaches
        ? "Reached: " + why
        : "Broken: %s. %s".formatted(breach.property(), why);
  }
}
