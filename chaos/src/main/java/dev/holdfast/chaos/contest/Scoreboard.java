package dev.holdfast.chaos.contest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The figures of all rounds.
public final class Scoreboard {

  /// @param ours figures of this store, one a round
  /// @param theirs figures of etcd, of the same rounds
  private record Column(List<Double> ours, List<Double> theirs) {
    List<Double> ratios() {
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < ours.size(); round++) {
        ratios.add(ours.get(round) / theirs.get(round));
      }
      return ratios;
    }
  }

  private final Map<Discipline, Column> columns = new LinkedHashMap<>();

  void add(Discipline discipline, double ours, double theirs) {
    Column column =
        columns.computeIfAbsent(discipline, _ -> new Column(new ArrayList<>(), new ArrayList<>()));
    column.ours().add(ours);
    column.theirs().add(theirs);
  }

  /// Whether every goal was reached.
  public boolean allMet() {
    return columns.entrySet().stream()
        .allMatch(entry -> entry.getKey().isMet(median(entry.getValue().ratios())));
  }

  /// A table in Markdown: medians over the rounds, and of the ratios the least and the greatest
  /// too.
  public String markdown() {
    StringBuilder table = new StringBuilder();
    table.append("| work | holdfast | etcd | ratio | of rounds | goal | |\n");
    table.append("|---|--:|--:|--:|--:|--:|---|\n");
    columns.forEach((discipline, column) -> {
      List<Double> ratios = column.ratios();
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s %s | %s %s | %.2f | %d: %.2f to %.2f | %s | %s |\n",
              discipline.name(),
              figure(median(column.ours())),
              discipline.unit(),
              figure(median(column.theirs())),
              discipline.unit(),
              median(ratios),
              ratios.size(),
              ratios.stream().min(Double::compare).orElseThrow(),
              ratios.stream().max(Double::compare).orElseThrow(),
              discipline.goalText(),
              discipline.isMet(median(ratios)) ? "reached" : "missed"));
    });
    return table.toString();
  }

  public JsonArray json() {
    JsonArray all = new JsonArray();
    columns.forEach((discipline, column) -> {
      JsonObject json = new JsonObject();
      json.addProperty("work", discipline.name());
      json.addProperty("unit", discipline.unit());
      json.addProperty("goal", discipline.goalText());
      json.add("holdfast", array(column.ours()));
      json.add("etcd", array(column.theirs()));
      json.addProperty("median_ratio", median(column.ratios()));
      json.addProperty("reached", discipline.isMet(median(column.ratios())));
      all.add(json);
    });
    return all;
  }

  private static JsonArray array(List<Double> figures) {
    JsonArray array = new JsonArray();
    figures.forEach(array::add);
    return array;
  }

  private static String figure(double figure) {
    return figure >= 100
        ? String.format(Locale.ROOT, "%.0f", figure)
        : String.format(Locale.ROOT, "%.2f", figure);
  }

  static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
