package dev.holdfast.golden;

import dev.holdfast.plan.PlanDigest;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a transaction of a golden script: `if api.example. generation 3 then put api.example. A 60
/// 192.0.2.1; delete b.example. else ...`, with several comparisons joined by `and`.
final class ScriptTransaction {

  private ScriptTransaction() {}

  static Command parse(List<String> words, List<Long> overrides) {
    String text = String.join(" ", words);
    String[] otherwise = text.split(" else ", 2);
    String[] then = otherwise[0].split(" then ", 2);
    List<Command.Comparison> comparisons =
        Arrays.stream(then[0].substring("if ".length()).split(" and "))
            .map(ScriptTransaction::comparison)
            .toList();
    return new Command.Transact(
        comparisons, branch(then[1]), branch(otherwise.length > 1 ? otherwise[1] : ""), overrides);
  }

  private static Command.Comparison comparison(String text) {
    List<String> words = List.of(text.strip().split(" +"));
    DomainName owner = DomainName.of(words.getFirst());
    boolean typed = words.get(1).equals(words.get(1).toUpperCase(java.util.Locale.ROOT));
    Optional<RecordType> type = typed ? Optional.of(RecordType.of(words.get(1))) : Optional.empty();
    List<String> asked = words.subList(typed ? 2 : 1, words.size());
    Command.Condition condition =
        switch (asked.getFirst()) {
          case "exists" -> new Command.Condition.Exists(true);
          case "absent" -> new Command.Condition.Exists(false);
          case "revision" -> new Command.Condition.AtRevision(Long.parseLong(asked.get(1)));
          case "generation" -> new Command.Condition.AtGeneration(Long.parseLong(asked.get(1)));
          case "holds" ->
              new Command.Condition.Contents(
                  PlanDigest.extend(
                      PlanDigest.EMPTY,
                      owner,
                      RecordSets.of(ScriptCommand.recordSet(asked.subList(1, asked.size())))));
          default -> throw new IllegalArgumentException("no such comparison: " + text);
        };
    return new Command.Comparison(owner, type, condition);
  }

  private static Command.Branch branch(String text) {
    List<Command.Put> puts = new ArrayList<>();
    List<Command.Deletion> deletions = new ArrayList<>();
    for (String write : text.split(";")) {
      List<String> words = List.of(write.strip().split(" +"));
      switch (words.getFirst()) {
        case "" -> {}
        case "put" ->
            puts.add(
                new Command.Put(
                    DomainName.of(words.get(1)),
                    ScriptCommand.recordSet(words.subList(2, words.size()))));
        case "delete" ->
            deletions.add(
                new Command.Deletion(
                    DomainName.of(words.get(1)),
                    words.size() > 2
                        ? Optional.of(RecordType.of(words.get(2)))
                        : Optional.empty()));
        default -> throw new IllegalArgumentException("no such write: " + write);
      }
    }
    return new Command.Branch(puts, deletions);
  }
}
