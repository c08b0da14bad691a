package dev.holdfast.replica.checkup;

/// A reason not to take on more for now. Deletions, roll-back, freezes, reads and DNS go on.
///
/// @param node whose alarm it is; every node of a cluster stands in the way of all, because each
///   has to hold what the log says
/// @param limit octets, or for [Kind#STATE_DIFFERS] the log index at which copies differ
/// @param figure octets, or for [Kind#STATE_DIFFERS] how many members told copies of which some
///   differ
public record Alarm(String node, Kind kind, long limit, long figure) {

  /// What is wrong, under the name of the rule that refuses.
  public enum Kind {
    DISK_SPACE("free-space-alarm"),
    MEMORY("memory-alarm"),
    STATE_SIZE("state-quota"),
    STATE_DIFFERS("state-differs");

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }

    public String rule() {
      return rule;
    }
  }

  /// What is limited and whose it is, with the rule that refuses.
  public String subject() {
    String what =
        switch (kind) {
          case DISK_SPACE -> "free disk space of node " + node;
          case MEMORY -> "memory of node " + node;
          case STATE_SIZE -> "size of the store";
          case STATE_DIFFERS -> "copies of the store that differ";
        };
    return "%s (%s)".formatted(what, kind.rule);
  }

  public String limitText() {
    return switch (kind) {
      case DISK_SPACE -> "%s at least".formatted(octets(limit));
      case MEMORY -> "%s of its heap in use".formatted(octets(limit));
      case STATE_SIZE -> octets(limit);
      case STATE_DIFFERS -> "none";
    };
  }

  /// The figure, and what to do about it.
  public String figureText() {
    return switch (kind) {
      case DISK_SPACE -> "%s; make room on its disk".formatted(octets(figure));
      case MEMORY -> "%s; clean up, or give it more with -Xmx".formatted(octets(figure));
      case STATE_SIZE ->
          "%s; clean up, delete, or raise replication.state_quota".formatted(octets(figure));
      case STATE_DIFFERS ->
          "%d at log index %d, and no majority of the members agrees; bring back those that are silent"
              .formatted(figure, limit);
    };
  }

  private static String octets(long octets) {
    return octets < 10 << 20 ? "%d octets".formatted(octets) : "%d MiB".formatted(octets >> 20);
  }

  /// A sentence for people.
  @Override
  public String toString() {
    return "%s: the limit is %s, this is %s".formatted(subject(), limitText(), figureText());
  }
}
