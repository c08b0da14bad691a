package dev.holdfast.chaos.history;

import com.google.protobuf.Message;
import dev.holdfast.v1.CreateZoneRequest;
import dev.holdfast.v1.DeleteRecordSetsRequest;
import dev.holdfast.v1.DeleteZoneRequest;
import dev.holdfast.v1.EnactPlanRequest;
import dev.holdfast.v1.ImportZoneRequest;
import dev.holdfast.v1.Precondition;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RollBackRequest;
import dev.holdfast.v1.TransactBranch;
import dev.holdfast.v1.TransactRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What requests ask for at single names.
final class Wishes {

  private Wishes() {}

  static List<Wish> of(Message request) {
    return switch (request) {
      case PutRecordSetsRequest put -> {
        List<Wish> wishes = expectations(put.getPreconditionsList());
        put.getRecordSetsList()
            .forEach(set ->
                wishes.add(
                    new Wish.Put(Messages.name(set.getName()), set.getType(), Messages.set(set))));
        yield wishes;
      }
      case DeleteRecordSetsRequest delete -> {
        List<Wish> wishes = expectations(delete.getPreconditionsList());
        delete
            .getKeysList()
            .forEach(
                key -> wishes.add(new Wish.Delete(Messages.name(key.getName()), key.getType())));
        yield wishes;
      }
      case EnactPlanRequest enact ->
          List.of(
              new Wish.Enact(
                  enact.getGeneration(),
                  enact.getEndpointsList().stream().map(Messages::name).toList()));
      case CreateZoneRequest create -> others(Stream.of(create.getName()));
      case ImportZoneRequest load -> others(Stream.of(load.getZone()));
      case DeleteZoneRequest delete -> others(Stream.of(delete.getName()));
      case RollBackRequest back -> others(back.getEndpointsList().stream());
      case TransactRequest transact ->
          others(Stream.of(transact.getThen(), transact.getOtherwise()).flatMap(Wishes::names));
      default -> List.of();
    };
  }

  private static List<Wish> others(Stream<String> names) {
    return names.map(Messages::name).distinct().<Wish>map(Wish.Other::new).toList();
  }

  private static Stream<String> names(TransactBranch branch) {
    return Stream.concat(
        branch.getPutList().stream().map(set -> set.getName()),
        branch.getDeleteList().stream().map(key -> key.getName()));
  }

  private static List<Wish> expectations(List<Precondition> preconditions) {
    List<Wish> wishes = new ArrayList<>();
    for (Precondition precondition : preconditions) {
      String name = Messages.name(precondition.getName());
      wishes.add(
          precondition.hasPresent()
              ? new Wish.ExpectPresent(name, precondition.getPresent())
              : new Wish.ExpectGeneration(name, precondition.getGeneration()));
    }
    return wishes;
  }
}
