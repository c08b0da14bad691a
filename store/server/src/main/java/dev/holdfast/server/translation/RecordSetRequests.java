package dev.holdfast.server.translation;

import dev.holdfast.contract.Limits;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordType;
import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.Precondition;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.RecordSetKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Requests of the record set service as commands.
public final class RecordSetRequests {

  private RecordSetRequests() {}

  public static Command.PutRecordSets put(PutRecordSetsRequest request) {
    return new Command.PutRecordSets(
        puts(Field.of("record_sets"), request.getRecordSetsList(), 1),
        expectations(request.getPreconditionsList()),
        Overrides.ids(request.getOverrideIdsList()));
  }

  public static Command.DeleteRecordSets delete(DeleteRecordSetsRequest request) {
    return new Command.DeleteRecordSets(
        deletions(Field.of("keys"), request.getKeysList(), 1),
        expectations(request.getPreconditionsList()),
        Overrides.ids(request.getOverrideIdsList()));
  }

  static List<Command.Put> puts(Field field, List<RecordSet> messages, int least) {
    field.count(messages.size(), least, Limits.NAMES_PER_CALL, "record sets");
    Map<Slot, Integer> seen = new HashMap<>();
    List<Command.Put> puts = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      DomainName owner = Names.read(field.at(i).child("name"), messages.get(i).getName());
      var set = RecordSetReader.recordSet(field.at(i), messages.get(i));
      unique(seen, new Slot(owner, Optional.of(set.type())), field, i);
      puts.add(new Command.Put(owner, set));
    }
    return puts;
  }

  static List<Command.Deletion> deletions(Field field, List<RecordSetKey> keys, int least) {
    field.count(keys.size(), least, Limits.NAMES_PER_CALL, "keys");
    Map<Slot, Integer> seen = new HashMap<>();
    List<Command.Deletion> deletions = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      RecordSetKey key = keys.get(i);
      DomainName owner = Names.read(field.at(i).child("name"), key.getName());
      Optional<RecordType> type =
          key.getType().isEmpty()
              ? Optional.empty()
              : Optional.of(RecordSetReader.type(field.at(i).child("type"), key.getType()));
      unique(seen, new Slot(owner, type), field, i);
      deletions.add(new Command.Deletion(owner, type));
    }
    return deletions;
  }

  /// The types a read is about; all where it names none.
  public static Predicate<RecordType> types(List<String> texts) {
    Field field = Field.of("types");
    field.count(texts.size(), 0, Limits.RECORD_SETS_PER_ENDPOINT, "types");
    Set<RecordType> types = new HashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      types.add(RecordSetReader.type(field.at(i), texts.get(i)));
    }
    return type -> types.isEmpty() || types.contains(type);
  }

  private record Slot(DomainName owner, Optional<RecordType> type) {}

  private static void unique(Map<Slot, Integer> seen, Slot slot, Field list, int index) {
    Integer earlier = seen.putIfAbsent(slot, index);
    if (earlier != null) {
      throw list.at(index)
          .invalid("the same name and type stand in %s already".formatted(list.at(earlier).path()));
    }
  }

  private static List<Command.Expectation> expectations(List<Precondition> preconditions) {
    Field field = Field.of("preconditions");
    field.count(preconditions.size(), 0, Limits.NAMES_PER_CALL, "preconditions");
    List<Command.Expectation> expectations = new ArrayList<>();
    for (int i = 0; i < preconditions.size(); i++) {
      Precondition precondition = preconditions.get(i);
      expectations.add(
          new Command.Expectation(
              Names.read(field.at(i).child("name"), precondition.getName()),
              condition(field.at(i), precondition)));
    }
    return expectations;
  }

  private static Command.Precondition condition(Field field, Precondition precondition) {
    return switch (precondition.getConditionCase()) {
      case GENERATION ->
          new Command.Precondition.AtGeneration(
              field.child("generation").generation(precondition.getGeneration()));
      case PRESENT ->
          precondition.getPresent()
              ? new Command.Precondition.Present()
              : new Command.Precondition.Absent();
      case CONDITION_NOT_SET -> throw field.invalid("asks for nothing; set generation or present");
    };
  }
}
