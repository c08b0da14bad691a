package dev.holdfast.replica;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Raises the format version in use once every member knows a newer one. For one thread.
final class FormatRaiser {

  private static final Logger LOG = LoggerFactory.getLogger(FormatRaiser.class);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String node;
  private final FormatGate gate;
  private final BooleanSupplier leads;
  private final IntFunction<CompletableFuture<?>> append;

  /// @param leads whether this node leads and may append
  /// @param append puts an entry of a version into the log, and completes when it is applied
  FormatRaiser(
      String node,
      FormatGate gate,
      BooleanSupplier leads,
      IntFunction<CompletableFuture<?>> append) {
    this.node = node;
    this.gate = gate;
    this.leads = leads;
    this.append = append;
  }

  /// Whether the others have to be asked.
  boolean isNeeded() {
    return gate.inUse() < gate.newest() && leads.getAsBoolean();
  }

  /// Called again and again, while it is needed, with what the others say. Returns when a newer
  /// version is in use, or when that cannot be told; then it is tried again.
  ///
  /// @param others all members but this one, learners too
  /// @param newest the newest version that each of them knows, of those that answered
  void heard(Set<String> others, Map<String, Integer> newest) {
    Set<String> silent = new TreeSet<>(others);
    silent.removeAll(newest.keySet());
    int known =
        newest.entrySet().stream()
            .filter(told -> others.contains(told.getKey()))
            .mapToInt(Map.Entry::getValue)
            .reduce(gate.newest(), Math::min);
    gate.waitFor(silent.isEmpty() ? behind(newest) : unheard(silent));
    if (silent.isEmpty() && known > gate.inUse()) {
      LOG.info(
          "Every member knows format version {}; it is used from here on, and {} is not written again",
          known,
          gate.inUse());
      append
          .apply(known)
          .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .exceptionally(_ -> null)
          .join();
    }
  }

  private String behind(Map<String, Integer> newest) {
    String those =
        newest.entrySet().stream()
            .filter(told -> told.getValue() < gate.newest())
            .map(told -> "%s knows version %d".formatted(told.getKey(), told.getValue()))
            .sorted()
            .collect(Collectors.joining(", "));
    return those.isEmpty() ? "it is being raised; try again" : those;
  }

  private String unheard(Set<String> silent) {
    return "%s cannot ask %s".formatted(node, String.join(" and ", silent));
  }
}
