package dev.holdfast.replica.codec;

import dev.holdfast.endpoint.Change;

/// Lets a stream of records tell a [Change] once and refer to it afterwards, in bounded memory: a
/// change has one place, found from its revision, and stays there until another takes it. Writer
/// and reader each keep a table and fill it alike, so the references depend on the stream alone.
///
/// All endpoints of a plan share one change, and a revision belongs to one change, so nearly every
/// reference finds its place.
final class ChangeTable implements ChangeWriter {

  private static final int PLACES = 4096;

  private final Change[] places = new Change[PLACES];
  private final Sharing sharing = new Sharing();

  @Override
  public StateFormat.ChangeReference encode(Change change) {
    int place = place(change);
    if (change.equals(places[place])) {
      return StateFormat.ChangeReference.newBuilder().setPlace(place).build();
    }
    places[place] = change;
    return StateFormat.ChangeReference.newBuilder().setChange(ChangeWriter.written(change)).build();
  }

  Change decode(StateFormat.ChangeReference encoded) {
    return switch (encoded.getKindCase()) {
      case CHANGE -> {
        StateFormat.Change told = encoded.getChange();
        Change change =
            new Change(
                sharing.text(told.getAuthor()),
                sharing.text(told.getReason()),
                RecordCodec.instant(told.getAt()),
                told.getRevision());
        places[place(change)] = change;
        yield change;
      }
      case PLACE -> at(encoded.getPlace());
      case KIND_NOT_SET -> throw new CodecException("a change is neither told nor referred to");
    };
  }

  private Change at(int place) {
    if (place < 0 || place >= PLACES || places[place] == null) {
      throw new CodecException(
          "a record refers to change place %d, which is empty".formatted(place));
    }
    return places[place];
  }

  private static int place(Change change) {
    return (int) Long.remainderUnsigned(change.revision(), PLACES);
  }
}
