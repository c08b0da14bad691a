package dev.holdfast.replica;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Requests that tests tell stories with, and the states that some stories lead to.
public final class Story {

  public static final DomainName ZONE = DomainName.of("example.");

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private State state = State.EMPTY;
  private long requests;
  private Consumer<State> listener = _ -> {};

  /// A state that holds some of everything the protocol knows.
  public static State withSomeOfEverything() {
    return withSomeOfEverything(_ -> {});
  }

  /// The same; tells `listener` each state on the way.
  public static State withSomeOfEverything(Consumer<State> listener) {
    Story story = new Story();
    story.listener = listener;
    story.tell(createZone(ZONE));
    story.tell(put(endpoint(0), 1));
    story.tell(put(endpoint(0), 2));
    story.tell(putWeighted(endpoint(10)));
    long first = story.sealedPlan(1, 4);
    story.tell(enact(first));
    long second = story.sealedPlan(2, 6);
    story.tell(
        new Command.EnactPlan(
            second,
            new Command.Scope.Named(List.of(endpoint(1))),
            Command.Mode.INDEPENDENT,
            List.of()));
    story.tell(
        new Command.GrantOverride(
            List.of("never-empty"), List.of(endpoint(2)), Duration.ofHours(1), 2));
    story.tell(
        new Command.DeleteRecordSets(
            List.of(new Command.Deletion(endpoint(2), Optional.empty())), List.of(), List.of(1L)));
    story.tell(createZone(DomainName.of("other.test.")));
    story.tell(new Command.DeleteZone(DomainName.of("other.test."), List.of()));
    story.tell(new Command.OpenPlan());
    story.tell(new Command.CleanUp(1, Duration.ZERO));
    long open =
        ((Outcome.PlanOpened) story.tell(new Command.OpenPlan()).reply().outcome()).generation();
    story.tell(stage(open, 0, 0, 2, 9));
    story.operate(second);
    return story.state;
  }

  /// What operators and outside targets leave behind.
  private void operate(long plan) {
    tell(new Command.SetGuards(ZONE, Optional.empty(), Guarded.BY_ALL));
    tell(new Command.SetGuards(ZONE, Optional.of(endpoint(8)), Guarded.BY_VELOCITY));
    tell(new Command.SetHistoryLimit(ZONE, 5));
    tell(put(endpoint(8), 3));
    tell(put(endpoint(8), 4));
    tell(alias(endpoint(7), endpoint(0)));
    tell(new Command.ClaimEnactment("bind", plan, Duration.ofMinutes(5)));
    tell(new Command.ReportEnactment("bind", plan, List.of(endpoint(1), endpoint(2))));
    tell(new Command.ClaimEnactment("route53", plan, Duration.ofMinutes(5)));
    tell(new Command.Freeze(new Command.Held.Endpoints(List.of(endpoint(1), endpoint(2)))));
    tell(new Command.Freeze(new Command.Held.WholeZone(ZONE)));
    tell(new Command.Freeze(new Command.Held.WholeStore()));
    giveAccess();
  }

  private void giveAccess() {
    Principal tester = new Principal("tester");
    tell(new Command.GrantRole(new Grant(tester, Role.ADMIN, Scope.STORE)));
    tell(new Command.GrantRole(new Grant(tester, Role.PLANNER, new Scope.OneZone(ZONE))));
    tell(new Command.GrantRole(new Grant(tester, Role.ENACTOR, new Scope.Suffix(endpoint(1)))));
    Digest hash = Digest.ofContent(new byte[] {1});
    tell(new Command.AddToken("ci-1", tester, hash, Optional.empty()));
    tell(new Command.AddToken("ci-2", tester, hash, Optional.of(Duration.ofDays(1))));
    tell(new Command.EnableAccess());
  }

  private static Command alias(DomainName owner, DomainName target) {
    RecordSet cname = RecordSet.of(RecordType.CNAME, 60, Rdata.of(target.toWire()));
    return new Command.PutRecordSets(List.of(new Command.Put(owner, cname)), List.of(), List.of());
  }

  /// A zone with this many endpoints of A and AAAA, enacted by one plan that is still there.
  public static State withEndpoints(int endpoints) {
    Story story = new Story();
    story.tell(createZone(ZONE));
    story.tell(enact(story.sealedPlan(1, endpoints)));
    return story.state;
  }

  public State state() {
    return state;
  }

  /// Applies one request that has an id of its own.
  public Step tell(Command command) {
    requests++;
    Step step = Protocol.apply(state, keyed("request-" + requests, command), at(requests));
    state = step.state();
    listener.accept(state);
    return step;
  }

  private long sealedPlan(int version, int endpoints) {
    long generation =
        ((Outcome.PlanOpened) tell(new Command.OpenPlan()).reply().outcome()).generation();
    Outcome.RecordSetsStaged staged = null;
    for (int from = 0, chunk = 0; from < endpoints; from += 1000, chunk++) {
      staged =
          (Outcome.RecordSetsStaged)
              tell(stage(generation, chunk, from, Math.min(endpoints, from + 1000), version))
                  .reply()
                  .outcome();
    }
    tell(
        new Command.SealPlan(generation, staged.digest(), staged.endpoints(), staged.recordSets()));
    return generation;
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }

  /// A request that the store remembers by `id`.
  public static Request keyed(String id, Command command) {
    Digest body = Digest.ofContent(command.toString().getBytes(StandardCharsets.UTF_8));
    return new Request(Optional.of(new Request.Key(id, body)), "tester", "a story", command);
  }

  public static Request request(Command command) {
    return Request.of("tester", command);
  }

  public static Command createZone(DomainName zone) {
    RecordSet servers =
        RecordSet.of(RecordType.NS, 3600, Rdata.of(DomainName.of("ns.elsewhere.").toWire()));
    Soa soa =
        new Soa(
            3600,
            DomainName.of("ns.elsewhere."),
            DomainName.of("ops.elsewhere."),
            900,
            300,
            604800,
            60);
    return new Command.CreateZone(zone, soa, new Serial(7), RecordSets.of(servers));
  }

  public static DomainName endpoint(int number) {
    return DomainName.of("e%07d.example.".formatted(number));
  }

  /// Puts one address that tells `value` again, see [#valueAt].
  public static Command put(DomainName owner, int value) {
    return new Command.PutRecordSets(
        List.of(new Command.Put(owner, address(value))), List.of(), List.of());
  }

  private static Command putWeighted(DomainName owner) {
    List<Rdata> addresses =
        List.of(Rdata.of(new byte[] {10, 0, 0, 1}), Rdata.of(new byte[] {10, 0, 0, 2}));
    RecordSet set =
        new RecordSet(RecordType.A, 60, addresses, List.of(0, RecordSet.MAX_WEIGHT - 1));
    return new Command.PutRecordSets(List.of(new Command.Put(owner, set)), List.of(), List.of());
  }

  public static Command.StageRecordSets stage(
      long generation, int chunk, int from, int to, int value) {
    List<Command.Desired> endpoints = new ArrayList<>();
    for (int i = from; i < to; i++) {
      endpoints.add(
          new Command.Desired(endpoint(i), RecordSets.of(address(value), address6(value, i))));
    }
    return new Command.StageRecordSets(generation, chunk, endpoints);
  }

  public static Command enact(long generation) {
    return new Command.EnactPlan(
        generation, new Command.Scope.All(), Command.Mode.ATOMIC, List.of());
  }

  /// The value last put at `owner`.
  public static int valueAt(State state, DomainName owner) {
    Rdata address =
        state
            .zones()
            .find(ZONE)
            .orElseThrow()
            .contents(owner)
            .find(RecordType.A)
            .orElseThrow()
            .rdata()
            .getFirst();
    return ByteBuffer.wrap(address.toBytes()).getInt();
  }

  private static RecordSet address(int value) {
    return RecordSet.of(RecordType.A, 60, Rdata.of(ByteBuffer.allocate(4).putInt(value).array()));
  }

  private static RecordSet address6(int value, int number) {
    return RecordSet.of(
        RecordType.AAAA,
        60,
        Rdata.of(ByteBuffer.allocate(16).putInt(0x20010db8).putInt(value).putInt(number).array()));
  }
}
