package dev.holdfast.server.translation;

import dev.holdfast.contract.Limits;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.Digest;
import dev.holdfast.record.RecordType;
import dev.holdfast.v1.Comparison;
import dev.holdfast.v1.TransactBranch;
import dev.holdfast.v1.TransactRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Transactions as commands.
public final class TransactRequests {

  private TransactRequests() {}

  public static Command.Transact transact(TransactRequest request) {
    Command.Branch then = branch(Field.of("then"), request.getThen());
    Command.Branch otherwise = branch(Field.of("otherwise"), request.getOtherwise());
    if (isEmpty(then) && isEmpty(otherwise)) {
      throw Field.of("then").invalid("changes nothing, and neither does otherwise");
    }
    return new Command.Transact(
        comparisons(request.getComparisonsList()),
        then,
        otherwise,
        Overrides.ids(request.getOverrideIdsList()));
  }

  private static boolean isEmpty(Command.Branch branch) {
    return branch.puts().isEmpty() && branch.deletions().isEmpty();
  }

  private static Command.Branch branch(Field field, TransactBranch branch) {
    return new Command.Branch(
        RecordSetRequests.puts(field.child("put"), branch.getPutList(), 0),
        RecordSetRequests.deletions(field.child("delete"), branch.getDeleteList(), 0));
  }

  private static List<Command.Comparison> comparisons(List<Comparison> messages) {
    Field field = Field.of("comparisons");
    field.count(messages.size(), 0, Limits.NAMES_PER_CALL, "comparisons");
    List<Command.Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      comparisons.add(comparison(field.at(i), messages.get(i)));
    }
    return comparisons;
  }

  private static Command.Comparison comparison(Field field, Comparison message) {
    return new Command.Comparison(
        Names.read(field.child("name"), message.getName()),
        type(field.child("type"), message),
        switch (message.getConditionCase()) {
          case EXISTS -> new Command.Condition.Exists(message.getExists());
          case REVISION -> new Command.Condition.AtRevision(message.getRevision());
          case GENERATION ->
              new Command.Condition.AtGeneration(
                  field.child("generation").generation(message.getGeneration()));
          case DIGEST -> new Command.Condition.Contents(digest(field.child("digest"), message));
          case CONDITION_NOT_SET ->
              throw field.invalid("asks for nothing; set exists, revision, generation or digest");
        });
  }

  private static Optional<RecordType> type(Field field, Comparison message) {
    if (message.getType().isEmpty()) {
      return Optional.empty();
    }
    if (message.hasRevision() || message.hasGeneration()) {
      throw field.invalid("does not go with this condition, which is about the whole endpoint");
    }
    return Optional.of(RecordSetReader.type(field, message.getType()));
  }

  private static Digest digest(Field field, Comparison message) {
    if (message.getDigest().size() != Digest.OCTETS) {
      throw field.invalid(
          "has %d octets; a SHA-256 has %d".formatted(message.getDigest().size(), Digest.OCTETS));
    }
    return Digest.of(message.getDigest().toByteArray());
  }
}
