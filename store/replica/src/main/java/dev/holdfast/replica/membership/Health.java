package dev.holdfast.replica.membership;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which members are well, as the leader sees them.
public final class Health {

  private final String leader;
  private final Duration lately;
  private final Map<String, Progress> progressById;

  /// @param leader who sees it; it is well, or it would not lead
  /// @param lately a member that answered within this time is well
  public Health(String leader, Duration lately, List<Progress> progress) {
    this.leader = leader;
    this.lately = lately;
    this.progressById =
        progress.stream().collect(Collectors.toMap(Progress::id, Function.identity()));
  }

  Duration lately() {
    return lately;
  }

  Optional<Progress> of(String id) {
    return Optional.ofNullable(progressById.get(id));
  }

  boolean isWell(String id) {
    return id.equals(leader) || of(id).filter(this::isHeard).isPresent();
  }

  private boolean isHeard(Progress progress) {
    return progress.sinceHeard().compareTo(lately) <= 0;
  }

  List<String> well(Collection<String> ids) {
    return ids.stream().filter(this::isWell).toList();
  }

  /// The members among `ids` that could lead next, the one that has come furthest first.
  public List<Progress> successors(Collection<String> ids) {
    return ids.stream()
        .filter(id -> !id.equals(leader))
        .flatMap(id -> of(id).filter(this::isHeard).stream())
        .sorted((one, other) -> Long.compare(other.matchIndex(), one.matchIndex()))
        .toList();
  }
}
