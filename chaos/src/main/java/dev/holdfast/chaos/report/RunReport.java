package dev.holdfast.chaos.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a run came to.
///
/// @param seed that decided the schedule
/// @param command that runs the same schedule again
/// @param startedAt by the calendar
/// @param time from the first client to the last
/// @param stretch what one figure of a series stands for
/// @param leftOut what was not done, and why
public record RunReport(
    long seed,
    String command,
    String startedAt,
    Duration time,
    Duration stretch,
    List<FaultBar> faults,
    List<WorkSeries> work,
    List<AnswerSeries> answers,
    List<Check> checks,
    List<String> leftOut) {

  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .registerTypeAdapter(
              Duration.class,
              (JsonSerializer<Duration>) (time, _, _) -> new JsonPrimitive(time.toMillis() / 1e3))
          .registerTypeAdapter(
              Double.class,
              (JsonSerializer<Double>)
                  (value, _, _) -> new JsonPrimitive(Math.round(value * 100) / 100.0))
          .create();

  public boolean passed() {
    return checks.stream().allMatch(Check::held);
  }

  /// The verdict in a sentence.
  public String verdict() {
    List<String> broken = checks.stream().filter(check -> !check.held()).map(Check::name).toList();
    return broken.isEmpty()
        ? "Every check held."
        : "%s did not hold.".formatted(String.join(", ", broken));
  }

  /// For people, on a terminal.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-4s %-22s %s%n",
              check.held() ? "ok" : "FAIL",
              check.name(),
              counts(check)));
      check.window().stream()
          .limit(20)
          .forEach(line -> text.append("       ").append(line).append('\n'));
    }
    leftOut.forEach(each -> text.append("Left out: ").append(each).append('\n'));
    text.append(verdict()).append('\n');
    return text.toString();
  }

  static String counts(Check check) {
    return String.join(
        ", ",
        check.counts().entrySet().stream()
            .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey()))
            .toList());
  }

  /// All figures on one line.
  public String json() {
    JsonObject json = GSON.toJsonTree(this).getAsJsonObject();
    JsonObject first = new JsonObject();
    first.addProperty("passed", passed());
    json.entrySet().forEach(member -> first.add(member.getKey(), member.getValue()));
    return first.toString();
  }
}
