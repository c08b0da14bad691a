package dev.holdfast.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what a run of TLC found. Its exit code and its messages must agree; where they do not,
/// there is no answer.
final class Diagnosis {

  private static final Pattern BROKEN =
      Pattern.compile("(?:Invariant|Action property) (\\w+) is violated");
  private static final int LINES_TOLD = 8;

  private Diagnosis() {}

  /// @param asked the configuration of the run
  static Finding of(TlcReport report, Configuration asked) {
    return switch (report.exitCode()) {
      case 0 -> held(report);
      case 10 -> failed("an assumption of the module is false", report);
      case 11 -> failed("a state has no next one", report);
      case 12 ->
          broken(report, Message.INVARIANT_BROKEN, Breach.Kind.STATE)
              .or(() -> broken(report, Message.INVARIANT_BROKEN_INITIALLY, Breach.Kind.STATE))
              .orElseGet(() -> unclear(report));
      case 13 ->
          broken(report, Message.STEP_PROPERTY_BROKEN, Breach.Kind.STEP)
              .or(() -> onlyProperty(report, Message.STEP_PROPERTY_BROKEN, Breach.Kind.STEP, asked))
              .or(() -> onlyProperty(report, Message.LIVENESS_BROKEN, Breach.Kind.LIVENESS, asked))
              .orElseGet(() -> unclear(report));
      case 75, 76 -> failed("an expression cannot be evaluated", report);
      case 150 -> new Finding.Failed("the module does not parse: " + complaints(report));
      case 151 -> failed("the configuration does not fit the module", report);
      default -> unclear(report);
    };
  }

  private static Finding held(TlcReport report) {
    return report.messages(Message.SUCCESS).findAny().isPresent()
        ? new Finding.Held()
        : unclear(report);
  }

  private static Optional<Finding> broken(TlcReport report, int code, Breach.Kind kind) {
    return report
        .messages(code)
        .map(message -> BROKEN.matcher(message.text()))
        .filter(Matcher::find)
        .map(match -> (Finding) new Finding.Broke(new Breach(kind, match.group(1))))
        .findFirst();
  }

  /// TLC names neither a liveness property nor the step of a refined specification, so only a
  /// single property can be told.
  private static Optional<Finding> onlyProperty(
      TlcReport report, int code, Breach.Kind kind, Configuration asked) {
    if (report.messages(code).findAny().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        asked.properties().size() == 1
            ? new Finding.Broke(new Breach(kind, asked.properties().getFirst()))
            : new Finding.Failed(
                "one of %s is broken, and TLC does not say which; ask for one at a time"
                    .formatted(String.join(", ", asked.properties()))));
  }

  private static Finding failed(String what, TlcReport report) {
    return report.messages().stream()
        .filter(Message::isError)
        .findFirst()
        .<Finding>map(message -> new Finding.Failed(what + ": " + message.text()))
        .orElseGet(() -> unclear(report));
  }

  private static Finding unclear(TlcReport report) {
    return new Finding.Failed(
        "TLC ended with exit code %d, which its messages do not explain: %s"
            .formatted(report.exitCode(), complaints(report)));
  }

  private static String complaints(TlcReport report) {
    List<String> lines =
        report.loose().stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .filter(line ->
                !line.startsWith("Parsing file ") && !line.startsWith("Semantic processing "))
            .filter(line ->
                !line.startsWith("Starting SANY") && !line.equals("Residual stack trace follows:"))
            .limit(LINES_TOLD)
            .toList();
    return lines.isEmpty() ? "it said nothing" : String.join(" ", lines);
  }
}
