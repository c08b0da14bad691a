package dev.holdfast.replica.checkup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The alarms of this node. Each is raised at its limit and goes only when it is well away from it,
/// so that it does not come and go with every write.
public final class OwnAlarms {

  private static final Logger LOG = LoggerFactory.getLogger(OwnAlarms.class);

  /// How much of the heap may be in use for the store to grow: the rest is for what enacting it, a
  /// snapshot, and everybody's calls need.
  private static final double MEMORY_MOST_USED = 0.75;

  private static final double MEMORY_BACK_AT = 0.70;
  private static final double STATE_BACK_AT = 0.95;
  private static final long DISK_BACK_PART = 10;
  private static final double COLLECTED_AT = 0.95;

  private final String node;
  private final long freeSpaceAlarm;
  private final long stateQuota;
  private final Map<Alarm.Kind, Alarm> raised = new EnumMap<>(Alarm.Kind.class);
  private long stateAtCollection;
  private volatile List<Alarm> now = List.of();

  /// @param freeSpaceAlarm octets free below which the alarm is raised
  /// @param stateQuota octets of state above which it is
  public OwnAlarms(String node, long freeSpaceAlarm, long stateQuota) {
    this.node = node;
    this.freeSpaceAlarm = freeSpaceAlarm;
    this.stateQuota = stateQuota;
  }

  /// Notes how things stand.
  ///
  /// @return whether memory should be collected: it is told as it was when it was collected last,
  ///   and the store has become a good deal smaller since the alarm was raised
  public synchronized boolean look(long freeOctets, Memory memory, long stateOctets) {
    judge(
        new Alarm(node, Alarm.Kind.DISK_SPACE, freeSpaceAlarm, freeOctets),
        freeOctets < freeSpaceAlarm,
        freeOctets >= freeSpaceAlarm + freeSpaceAlarm / DISK_BACK_PART);
    long most = (long) (MEMORY_MOST_USED * memory.maxOctets());
    judge(
        new Alarm(node, Alarm.Kind.MEMORY, most, memory.usedOctets()),
        memory.usedOctets() > most,
        memory.usedOctets() <= MEMORY_BACK_AT * memory.maxOctets());
    judge(
        new Alarm(node, Alarm.Kind.STATE_SIZE, stateQuota, stateOctets),
        stateOctets > stateQuota,
        stateOctets <= STATE_BACK_AT * stateQuota);
    now = List.copyOf(raised.values());
    return mayHaveShrunk(stateOctets);
  }

  private boolean mayHaveShrunk(long stateOctets) {
    if (!raised.containsKey(Alarm.Kind.MEMORY)) {
      stateAtCollection = stateOctets;
      return false;
    }
    stateAtCollection = Math.max(stateAtCollection, stateOctets);
    boolean smaller = stateOctets < COLLECTED_AT * stateAtCollection;
    stateAtCollection = smaller ? stateOctets : stateAtCollection;
    return smaller;
  }

  /// Notes that copies differ and nobody can tell which is right; empty where that is over.
  public synchronized void undecided(Optional<Alarm> differs) {
    Alarm.Kind kind = Alarm.Kind.STATE_DIFFERS;
    differs.ifPresentOrElse(
        alarm -> judge(alarm, true, false), () -> judge(new Alarm(node, kind, 0, 0), false, true));
    now = List.copyOf(raised.values());
  }

  private void judge(Alarm alarm, boolean over, boolean wellUnder) {
    if (over || raised.containsKey(alarm.kind()) && !wellUnder) {
      if (raised.put(alarm.kind(), alarm) == null) {
        LOG.error("What would add to the store is refused: {}", alarm);
      }
    } else if (raised.remove(alarm.kind()) != null) {
      LOG.info("The alarm {} of this node is over", alarm.kind().rule());
    }
  }

  public List<Alarm> now() {
    return now;
  }
}
