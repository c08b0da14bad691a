package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Wish;
import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.endpoint.Live;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The protocol's values in the words of a history.
final class Texts {

  private Texts() {}

  static SortedMap<String, String> sets(RecordSets contents) {
    SortedMap<String, String> sets = new TreeMap<>();
    contents.forEach(set -> sets.put(TypeText.print(set.type()), set(set)));
    return sets;
  }

  private static String set(RecordSet set) {
    Stream<String> values =
        IntStream.range(0, set.rdata().size())
            .mapToObj(i -> {
              String value = RdataText.print(set.type(), set.rdata().get(i));
              return set.isWeighted() ? "%s*%d".formatted(value, set.weights().get(i)) : value;
            });
    return "%d %s".formatted(set.ttlSeconds(), String.join(" ", values.sorted().toList()));
  }

  static Endpoint endpoint(DomainName owner, Live live) {
    return new Endpoint(
        owner.toString(), live.generation(), live.change().revision(), sets(live.contents()));
  }

  /// What a read of `name` is told in this state.
  static Endpoint read(State state, String name) {
    DomainName owner = DomainName.of(name);
    return state
        .zones()
        .enclosing(owner)
        .flatMap(zone -> zone.endpoint(owner))
        .map(found -> endpoint(owner, found.live()))
        .orElseGet(() -> new Endpoint(name, 0, 0, Collections.emptySortedMap()));
  }

  /// What a command asks for, as a history tells it of the request.
  static List<Wish> wishes(Command command) {
    return switch (command) {
      case Command.PutRecordSets put -> {
        List<Wish> wishes = expectations(put.expectations());
        put.puts()
            .forEach(one ->
                wishes.add(
                    new Wish.Put(
                        one.owner().toString(),
                        TypeText.print(one.recordSet().type()),
                        set(one.recordSet()))));
        yield wishes;
      }
      case Command.DeleteRecordSets delete -> {
        List<Wish> wishes = expectations(delete.expectations());
        delete
            .deletions()
            .forEach(one ->
                wishes.add(
                    new Wish.Delete(
                        one.owner().toString(), one.type().map(Texts::type).orElse(""))));
        yield wishes;
      }
      case Command.EnactPlan enact ->
          List.of(
              switch (enact.scope()) {
                case Command.Scope.All() -> new Wish.Enact(enact.generation(), List.of());
                case Command.Scope.Named(var endpoints) ->
                    new Wish.Enact(
                        enact.generation(), endpoints.stream().map(DomainName::toString).toList());
              });
      default -> List.of();
    };
  }

  private static String type(RecordType type) {
    return TypeText.print(type);
  }

  private static List<Wish> expectations(List<Command.Expectation> expectations) {
    List<Wish> wishes = new ArrayList<>();
    for (Command.Expectation expectation : expectations) {
      String name = expectation.owner().toString();
      wishes.add(
          switch (expectation.precondition()) {
            case Command.Precondition.Absent() -> new Wish.ExpectPresent(name, false);
            case Command.Precondition.Present() -> new Wish.ExpectPresent(name, true);
            case Command.Precondition.AtGeneration(long generation) ->
                new Wish.ExpectGeneration(name, generation);
          });
    }
    return wishes;
  }
}
