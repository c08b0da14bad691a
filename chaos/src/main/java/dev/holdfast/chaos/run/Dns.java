package dev.holdfast.chaos.run;

import dev.holdfast.chaos.answer.Answer;
import dev.holdfast.chaos.answer.AnswerJudge;
import dev.holdfast.chaos.answer.Observation;
import dev.holdfast.chaos.answer.Observer;
import dev.holdfast.chaos.answer.Question;
import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.answer.Tally;
import dev.holdfast.chaos.answer.Target;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.report.AnswerSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Asks every node for every name over UDP and TCP all the time, judges each answer as it comes,
/// and keeps what is needed to show what was wrong.
final class Dns implements AutoCloseable {

  private static final Observer.Pace UDP_PACE =
      new Observer.Pace(Duration.ofMillis(5), Duration.ofMillis(500));
  private static final Observer.Pace TCP_PACE =
      new Observer.Pace(Duration.ofMillis(20), Duration.ofMillis(500));
  private static final Answer NOT_YET = new Answer.Unexpected("SERVFAIL");
  private static final int MOST_BREACHES = 20;

  private record Place(String who, Question question) {}

  private static final class Bins {
    final List<long[]> all = new ArrayList<>();
    long total;
  }

  private final Duration width;
  private final Observer overUdp;
  private final Observer overTcp;
  private final AnswerJudge judge = new AnswerJudge();
  private final Map<Place, Observation> latest = new HashMap<>();
  private final Map<String, Bins> bins = new TreeMap<>();
  private final List<String> breaches = new ArrayList<>();

  Dns(Stopwatch stopwatch, Duration width) {
    this.width = width;
    this.overUdp = Observer.of(Zone.questions(), UDP_PACE, stopwatch, this::saw);
    this.overTcp = Observer.of(Zone.questions(), TCP_PACE, stopwatch, this::saw);
  }

  void welcome(NodeProcess node) {
    overUdp.begin(target(node, Target.Transport.UDP));
    overTcp.begin(target(node, Target.Transport.TCP));
  }

  private static Target target(NodeProcess node, Target.Transport transport) {
    return new Target(who(node, transport), node.dnsAddress(), transport);
  }

  private static String who(NodeProcess node, Target.Transport transport) {
    return "%s, %s".formatted(node.id(), transport);
  }

  /// A node that was started says that it cannot answer until it is up to date, and whoever asks
  /// asks another; so that is no answer.
  private synchronized void saw(Observation seen) {
    boolean notYet = seen.answer().equals(NOT_YET);
    count(seen, notYet);
    if (notYet) {
      return;
    }
    Place place = new Place(seen.node(), seen.question());
    if (!judge.weigh(seen) && breaches.size() < MOST_BREACHES) {
      if (latest.containsKey(place)) {
        breaches.add(words(latest.get(place)));
      }
      breaches.add(words(seen) + "  <- must not be");
    }
    if (!(seen.answer() instanceof Answer.Silence)) {
      latest.put(place, seen);
    }
  }

  private void count(Observation seen, boolean notYet) {
    Bins own = bins.computeIfAbsent(seen.node(), _ -> new Bins());
    int index = (int) seen.at().dividedBy(width);
    while (own.all.size() <= index) {
      own.all.add(new long[3]);
    }
    boolean silent = seen.answer() instanceof Answer.Silence;
    own.all.get(index)[notYet ? 1 : silent ? 2 : 0]++;
    own.total += notYet || silent ? 0 : 1;
  }

  private static String words(Observation seen) {
    return String.format(
        Locale.ROOT,
        "%8.3f s  %s  %s %s: %s",
        seen.at().toNanos() / 1e9,
        seen.node(),
        seen.question().name(),
        seen.question().family(),
        seen.answer());
  }

  /// What this node answered last at a name, over UDP.
  synchronized Answer latest(NodeProcess node, Question question) {
    Observation seen = latest.get(new Place(who(node, Target.Transport.UDP), question));
    return seen == null ? new Answer.Silence() : seen.answer();
  }

  synchronized Tally tally() {
    return judge.tally();
  }

  synchronized List<String> breaches() {
    return List.copyOf(breaches);
  }

  synchronized List<AnswerSeries> series() {
    double seconds = width.toMillis() / 1e3;
    return bins.entrySet().stream()
        .map(entry ->
            new AnswerSeries(
                entry.getKey(),
                entry.getValue().total,
                rate(entry.getValue(), 0, seconds),
                rate(entry.getValue(), 1, seconds),
                rate(entry.getValue(), 2, seconds)))
        .toList();
  }

  private static List<Double> rate(Bins bins, int kind, double seconds) {
    return bins.all.stream().map(counts -> counts[kind] / seconds).toList();
  }

  @Override
  public void close() {
    overUdp.close();
    overTcp.close();
  }
}
