package dev.holdfast.chaos.fault;

import java.util.List;
import java.util.Optional;

/// Everything that can go wrong in a run.
public final class Faults {

  private static final List<Fault> ALL =
      List.of(
          new Kill(Victims.ONE),
          new Kill(Victims.LEADER),
          new Kill(Victims.MAJORITY),
          new Kill(Victims.ALL),
          new Pause(Victims.ONE),
          new Pause(Victims.LEADER),
          new Pause(Victims.MAJORITY),
          new RollingRestart(),
          new ReplaceNode(),
          new FallBehind(),
          new HandOver(),
          new CutOff(Victims.ONE),
          new CutOff(Victims.LEADER),
          new CutOff(Victims.MAJORITY),
          new Ring(),
          new OneWay(),
          new LeaderWithClients(),
          new PacketLoss(),
          new SlowNetwork(),
          new NarrowNetwork(),
          new SlowDisk(),
          new BrokenDisk(BrokenDisk.Kind.FAILING),
          new BrokenDisk(BrokenDisk.Kind.FULL),
          new DamagedLog(),
          new PowerCut(Victims.ONE),
          new PowerCut(Victims.ALL),
          new ClockJump(true),
          new ClockJump(false),
          new HoldEnactor(false),
          new HoldEnactor(true),
          new StarveEnactor(),
          new DuplicateEnactor(),
          new SlowPlanner(),
          new RepeatRequests());

  private Faults() {}

  public static List<Fault> all() {
    return ALL;
  }

  public static Optional<Fault> named(String name) {
    return ALL.stream().filter(fault -> fault.name().equals(name)).findFirst();
  }
}
