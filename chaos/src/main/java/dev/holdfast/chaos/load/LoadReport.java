package dev.holdfast.chaos.load;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What a load came to.
///
/// @param seconds that were measured
/// @param nanosByWork what the operations that were done took, for each work that was
/// @param refused operations that the store had no room for
/// @param failed operations that went wrong
public record LoadReport(
    String target, double seconds, Map<Work, Histogram> nanosByWork, long refused, long failed) {

  private static final double NANOS_PER_MILLI = 1e6;

  public LoadReport {
    nanosByWork = Collections.unmodifiableMap(new EnumMap<>(nanosByWork));
  }

  /// Operations done, of all works.
  public long done() {
    return nanosByWork.values().stream().mapToLong(Histogram::getTotalCount).sum();
  }

  /// Operations done per second, of all works.
  public double perSecond() {
    return done() / seconds;
  }

  /// What all but `1 - share` of the operations stayed within; of all works together.
  ///
  /// @param percentile as in 50, 99, 99.9
  public double millis(double percentile) {
    Histogram all = new Histogram(3);
    nanosByWork.values().forEach(all::add);
    return all.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }

  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("target", target);
    json.addProperty("seconds", seconds);
    json.addProperty("done", done());
    json.addProperty("per_second", perSecond());
    json.addProperty("refused", refused);
    json.addProperty("failed", failed);
    nanosByWork.forEach((work, nanos) -> json.add(work.text(), json(nanos)));
    return json;
  }

  private JsonObject json(Histogram nanos) {
    JsonObject json = new JsonObject();
    json.addProperty("done", nanos.getTotalCount());
    json.addProperty("per_second", nanos.getTotalCount() / seconds);
    for (double percentile : new double[] {50, 90, 99, 99.9}) {
      json.addProperty(
          "p%s_ms".formatted(percentile == Math.rint(percentile) ? (int) percentile : percentile),
          nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI);
    }
    json.addProperty("max_ms", nanos.getMaxValue() / NANOS_PER_MILLI);
    json.addProperty("mean_ms", nanos.getMean() / NANOS_PER_MILLI);
    return json;
  }
}
