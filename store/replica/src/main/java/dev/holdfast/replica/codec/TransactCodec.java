package dev.holdfast.replica.codec;

import static dev.holdfast.replica.codec.RecordCodec.encode;

import dev.holdfast.protocol.Command;
import dev.holdfast.record.RecordType;
import java.util.List;
import java.util.Optional;

/// Transactions, both ways.
final class TransactCodec {

  private TransactCodec() {}

  static CommandFormat.Transact encodeTransact(Command.Transact command) {
    CommandFormat.Transact.Builder encoded =
        CommandFormat.Transact.newBuilder()
            .setThen(branch(command.then()))
            .setOtherwise(branch(command.otherwise()))
            .addAllOverrides(command.overrides());
    command.comparisons().forEach(it -> encoded.addComparisons(comparison(it)));
    return encoded.build();
  }

  private static CommandFormat.Transact.Branch branch(Command.Branch branch) {
    CommandFormat.Transact.Branch.Builder encoded = CommandFormat.Transact.Branch.newBuilder();
    for (Command.Put put : branch.puts()) {
      encoded.addPutsBuilder().setOwner(encode(put.owner())).setRecordSet(encode(put.recordSet()));
    }
    for (Command.Deletion deletion : branch.deletions()) {
      var one = encoded.addDeletionsBuilder().setOwner(encode(deletion.owner()));
      deletion.type().ifPresent(type -> one.setType(type.code()));
    }
    return encoded.build();
  }

  private static CommandFormat.Transact.Comparison comparison(Command.Comparison comparison) {
    CommandFormat.Transact.Comparison.Builder encoded =
        CommandFormat.Transact.Comparison.newBuilder().setOwner(encode(comparison.owner()));
    comparison.type().ifPresent(type -> encoded.setType(type.code()));
    return switch (comparison.condition()) {
      case Command.Condition.Exists(boolean whether) -> encoded.setExists(whether).build();
      case Command.Condition.AtRevision(long revision) -> encoded.setAtRevision(revision).build();
      case Command.Condition.AtGeneration(long generation) ->
          encoded.setAtGeneration(generation).build();
      case Command.Condition.Contents(var digest) -> encoded.setContents(encode(digest)).build();
    };
  }

  static Command.Transact transact(CommandFormat.Transact encoded) {
    return new Command.Transact(
        encoded.getComparisonsList().stream().map(TransactCodec::comparison).toList(),
        branch(encoded.getThen()),
        branch(encoded.getOtherwise()),
        List.copyOf(encoded.getOverridesList()));
  }

  private static Command.Branch branch(CommandFormat.Transact.Branch encoded) {
    return new Command.Branch(
        encoded.getPutsList().stream()
            .map(put ->
                new Command.Put(
                    RecordCodec.name(put.getOwner()), RecordCodec.recordSet(put.getRecordSet())))
            .toList(),
        encoded.getDeletionsList().stream()
            .map(deletion ->
                new Command.Deletion(
                    RecordCodec.name(deletion.getOwner()),
                    type(deletion.hasType(), deletion.getType())))
            .toList());
  }

  private static Optional<RecordType> type(boolean given, int code) {
    return given ? Optional.of(new RecordType(code)) : Optional.empty();
  }

  private static Command.Comparison comparison(CommandFormat.Transact.Comparison encoded) {
    return new Command.Comparison(
        RecordCodec.name(encoded.getOwner()),
        type(encoded.hasType(), encoded.getType()),
        switch (encoded.getConditionCase()) {
          case EXISTS -> new Command.Condition.Exists(encoded.getExists());
          case AT_REVISION -> new Command.Condition.AtRevision(encoded.getAtRevision());
          case AT_GENERATION -> new Command.Condition.AtGeneration(encoded.getAtGeneration());
          case CONTENTS ->
              new Command.Condition.Contents(RecordCodec.digest(encoded.getContents()));
          case CONDITION_NOT_SET ->
              throw new CodecException("a comparison asks for nothing known here");
        });
  }
}
