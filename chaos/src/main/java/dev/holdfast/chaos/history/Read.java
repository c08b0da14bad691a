package dev.holdfast.chaos.history;

import java.util.List;

/// One try of a read of endpoints by name, all from one moment.
///
/// @param minRevision as asked for; 0 where nothing was
/// @param names in the order asked for
public record Read(
    String session,
    Consistency consistency,
    long minRevision,
    List<String> names,
    Span span,
    Result result)
    implements Entry {

  public enum Consistency {
    LINEARIZABLE,
    LOCAL
  }

  /// What came of it.
  public sealed interface Result {}

  /// @param node that answered
  /// @param revision at which it was read
  /// @param index of the last log entry applied then
  /// @param endpoints one for each name
  public record View(String node, long revision, long index, List<Endpoint> endpoints)
      implements Result {}

  /// No answer, for this reason.
  public record Nothing(String why) implements Result {}

  @Override
  public String toString() {
    return "%s %s: %s read%s of %s -> %s"
        .formatted(
            span,
            session,
            consistency,
            minRevision == 0 ? "" : " at revision %d or later".formatted(minRevision),
            names,
            result);
  }
}
