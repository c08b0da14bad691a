package dev.holdfast.server.metrics;

import dev.holdfast.replica.Replica;
import dev.holdfast.replica.Standing;
import dev.holdfast.replica.checkup.Alarm;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Shows where the node stands in its cluster and in the log.
public final class ReplicaMeter {

  private ReplicaMeter() {}

  public static void bind(Replica replica, MeterRegistry registry) {
    for (Standing.Role role : Standing.Role.values()) {
      Gauge.builder("holdfast.role", replica, r -> r.standing().role() == role ? 1 : 0)
          .description("1 for the role the node is in now")
          .tag("role", role.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    gauge(
        "holdfast.leader.known",
        "1 where the node knows a leader",
        replica,
        r -> r.standing().leader().isPresent() ? 1 : 0,
        registry);
    gauge(
        "holdfast.leader.contact.age.seconds",
        "Time since the node last heard from a leader",
        replica,
        r -> r.standing().sinceLeader().toNanos() / 1e9,
        registry);
    gauge("holdfast.term", "Raft's term", replica, r -> r.standing().term(), registry);
    gauge(
        "holdfast.applied.index",
        "The last log entry applied",
        replica,
        r -> r.applied().index(),
        registry);
    gauge(
        "holdfast.committed.index",
        "The last log entry known to be committed",
        replica,
        r -> r.standing().committedIndex(),
        registry);
    gauge(
        "holdfast.revision",
        "The store's revision",
        replica,
        r -> r.applied().state().revision(),
        registry);
    gauge(
        "holdfast.dns.revision",
        "The revision that DNS is answered from",
        replica,
        r -> r.lasting().state().revision(),
        registry);
    gauge(
        "holdfast.snapshot.index",
        "The last log entry in the newest snapshot",
        replica,
        r -> r.snapshots().lastIndex(),
        registry);
    gauge(
        "holdfast.snapshot.seconds",
        "How long writing the last snapshot took",
        replica,
        r -> r.snapshots().lastTook().toNanos() / 1e9,
        registry);
    count("taken", r -> r.snapshots().taken(), replica, registry);
    count("failed", r -> r.snapshots().failed(), replica, registry);
    gauge(
        "holdfast.zones",
        "Zones held",
        replica,
        r -> r.applied().state().zones().byName().size(),
        registry);
    gauge(
        "holdfast.plans",
        "Plans known, cleaned ones included",
        replica,
        r -> r.applied().state().plans().byGeneration().size(),
        registry);
    bindBounds(replica, registry);
    bindCheckup(replica, registry);
  }

  /// Whether copies are equal and there is room.
  private static void bindCheckup(Replica replica, MeterRegistry registry) {
    for (Alarm.Kind kind : Alarm.Kind.values()) {
      Gauge.builder("holdfast.alarm", replica, r -> raised(r, kind))
          .description("Members whose alarm stands against adding to the store")
          .tag("rule", kind.rule())
          .register(registry);
    }
    gauge(
        "holdfast.disk.free.octets",
        "Free space of the disk that the node's data is on",
        replica,
        r -> r.checkup().freeOctets(),
        registry);
    gauge(
        "holdfast.state.octets",
        "What the state takes, each item written out by itself",
        replica,
        r -> r.checkup().stateOctets(),
        registry);
    gauge(
        "holdfast.compared.index",
        "The last log index at which a majority had this node's state",
        replica,
        r -> r.checkup().comparedIndex(),
        registry);
    gauge(
        "holdfast.differing.members",
        "Members whose state differed when last compared",
        replica,
        r -> r.checkup().differing().size(),
        registry);
    FunctionCounter.builder("holdfast.miscounts", replica, r -> r.checkup().miscounts())
        .description("Counts of the whole state that gave something else than its changes came to")
        .register(registry);
  }

  private static double raised(Replica replica, Alarm.Kind kind) {
    return replica.checkup().alarms().stream().filter(alarm -> alarm.kind() == kind).count();
  }

  /// What the store holds against its bounds, and how far its record has come.
  private static void bindBounds(Replica replica, MeterRegistry registry) {
    gauge(
        "holdfast.open.plans",
        "Plans that are open; at most 64",
        replica,
        r -> r.applied().state().plans().open().size(),
        registry);
    gauge(
        "holdfast.staged.octets",
        "What all plans hold together, open or sealed",
        replica,
        r -> r.applied().state().plans().totals().octets(),
        registry);
    gauge(
        "holdfast.targets",
        "Outside targets known",
        replica,
        r -> r.applied().state().targets().all().size(),
        registry);
    gauge(
        "holdfast.claims",
        "Claims on plans, expired ones included until clean-up",
        replica,
        r -> r.applied().state().targets().claims(),
        registry);
    gauge(
        "holdfast.audit.sequence",
        "Commands applied ever, refused ones included",
        replica,
        r -> r.applied().state().audit().last(),
        registry);
  }

  private static void count(
      String outcome, ToDoubleFunction<Replica> value, Replica replica, MeterRegistry registry) {
    FunctionCounter.builder("holdfast.snapshots", replica, value)
        .description("Snapshots since the node started, by how they came out")
        .tag("outcome", outcome)
        .register(registry);
  }

  private static void gauge(
      String name,
      String description,
      Replica replica,
      ToDoubleFunction<Replica> value,
      MeterRegistry registry) {
    Gauge.builder(name, replica, value).description(description).register(registry);
  }
}
