package dev.holdfast.replica;

import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Command.Destination;
import dev.holdfast.protocol.Command.Held;
import dev.holdfast.protocol.Command.Precondition;
import dev.holdfast.protocol.Command.Selection;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The requests that the kept log of a format version holds: every command, in each of its forms,
/// carried out where it can be and refused where it cannot. What they leave behind is some of
/// everything that a state of that version knows.
///
/// Told once for each version, by the release that brings it; a later one goes on from it.
final class FormatStory {

  static final DomainName ZONE = DomainName.of("eu.example.");
  static final DomainName IMPORTED = DomainName.of("us.example.");
  private static final DomainName SHORT_LIVED = DomainName.of("gone.example.");
  private static final List<Long> NO_OVERRIDES = List.of();

  private final int format;
  private final Function<Request, Reply> store;
  private int requests;

  /// @param format the version whose commands to tell
  /// @param store carries out a request
  FormatStory(int format, Function<Request, Reply> store) {
    this.format = format;
    this.store = store;
  }

  void tell() {
    zonesAndRecordSets();
    long live = plans();
    overridesAndRollBacks(live);
    importing();
    targets(live);
    settings();
    repetitions();
    outdated();
    freezes();
    leftOpen();
    if (format >= 2) {
      new FormatTwoStory(this::tell, store).tell();
    }
  }

  private void zonesAndRecordSets() {
    tell(createZone(ZONE));
    tell(createZone(SHORT_LIVED));
    tell(new Command.DeleteZone(SHORT_LIVED, NO_OVERRIDES));
    tell(
        new Command.PutRecordSets(
            List.of(
                new Command.Put(name("www"), addresses(60, 1, 2)),
                new Command.Put(name("www"), text("v=spf1 -all")),
                new Command.Put(name("lb"), weighted())),
            List.of(new Command.Expectation(name("www"), new Precondition.Absent())),
            NO_OVERRIDES));
    long second = put(name("www"), 3);
    tell(
        new Command.PutRecordSets(
            List.of(new Command.Put(name("www"), addresses(30, 4))),
            List.of(
                new Command.Expectation(name("www"), new Precondition.AtGeneration(second)),
                new Command.Expectation(name("lb"), new Precondition.Present())),
            NO_OVERRIDES));
    tell(
        new Command.PutRecordSets(
            List.of(new Command.Put(name("www"), addresses(30, 5))),
            List.of(new Command.Expectation(name("www"), new Precondition.AtGeneration(second))),
            NO_OVERRIDES));
    tell(
        new Command.PutRecordSets(
            List.of(
                new Command.Put(
                    name("alias"),
                    RecordSet.of(RecordType.CNAME, 300, Rdata.of(name("lb").toWire())))),
            List.of(),
            NO_OVERRIDES));
    tell(
        new Command.DeleteRecordSets(
            List.of(new Command.Deletion(name("www"), Optional.of(RecordType.TXT))),
            List.of(new Command.Expectation(name("www"), new Precondition.Present())),
            NO_OVERRIDES));
  }

  private long plans() {
    long first = open();
    tell(stage(first, 0, desired("api", 11), desired("db", 12)));
    seal(first, tell(stage(first, 1, desired("cache", 13), desired("mail", 14))));
    tell(
        new Command.EnactPlan(
            first, new Command.Scope.All(), Command.Mode.ATOMIC, NO_OVERRIDES, reviewed("other")));
    tell(new Command.EnactPlan(first, new Command.Scope.All(), Command.Mode.ATOMIC, NO_OVERRIDES));
    long second = open();
    seal(
        second,
        tell(
            stage(
                second,
                0,
                desired("api", 21),
                desired("db", 22),
                new Command.Desired(name("mail"), RecordSets.NONE))));
    tell(
        new Command.EnactPlan(
            second,
            new Command.Scope.Named(List.of(name("api"), name("mail"), name("nowhere"))),
            Command.Mode.INDEPENDENT,
            NO_OVERRIDES));
    tell(new Command.EnactPlan(first, new Command.Scope.All(), Command.Mode.ATOMIC, NO_OVERRIDES));
    return second;
  }

  private void overridesAndRollBacks(long plan) {
    long used = grant("never-empty", name("cache"), 1);
    tell(
        new Command.DeleteRecordSets(
            List.of(new Command.Deletion(name("cache"), Optional.empty())),
            List.of(),
            List.of(used)));
    tell(new Command.RevokeOverride(grant("max-removal", name("db"), 2)));
    grant("never-empty", name("mail"), 3);
    long before = put(name("roll"), 31);
    put(name("roll"), 32);
    put(name("roll"), 33);
    tell(
        new Command.RollBack(
            new Selection.Endpoints(List.of(name("roll"))),
            new Destination.Previous(),
            NO_OVERRIDES,
            false));
    tell(
        new Command.RollBack(
            new Selection.Endpoints(List.of(name("roll"))),
            new Destination.Generation(before),
            NO_OVERRIDES,
            true));
    tell(
        new Command.RollBack(
            new Selection.LiveFrom(plan), new Destination.Previous(), NO_OVERRIDES, false));
    tell(
        new Command.EnactPlan(
            plan, new Command.Scope.Named(List.of(name("db"))), Command.Mode.ATOMIC, NO_OVERRIDES));
  }

  private void importing() {
    long generation = open();
    Command.Desired apex = new Command.Desired(IMPORTED, RecordSets.of(nameServer()));
    Command.Desired www =
        new Command.Desired(DomainName.of("www." + IMPORTED), RecordSets.of(addresses(60, 41, 42)));
    seal(generation, tell(stage(generation, 0, apex, www)));
    tell(new Command.ImportZone(IMPORTED, soa(), new Serial(41), generation, NO_OVERRIDES));
  }

  private void targets(long plan) {
    tell(new Command.ClaimEnactment("bind", plan, Duration.ofDays(3)));
    tell(new Command.ReportEnactment("bind", plan, List.of(name("api"), name("db"))));
    tell(new Command.ClaimEnactment("knot", plan, Duration.ofMinutes(5)));
    tell(new Command.ForgetTarget("knot"));
  }

  private void settings() {
    tell(new Command.SetGuards(ZONE, Optional.empty(), Guarded.BY_ALL));
    tell(new Command.SetGuards(ZONE, Optional.of(name("www")), Guarded.BY_VELOCITY));
    put(name("www"), 51);
    tell(new Command.SetHistoryLimit(ZONE, 4));
  }

  /// One request told twice, and its id told again with another body.
  private void repetitions() {
    Request told = request("told-twice", new Command.OpenPlan());
    store.apply(told);
    store.apply(told);
    store.apply(request("told-twice", new Command.CleanUp(3, Duration.ofDays(1))));
    store.apply(Request.of("", new Command.OpenPlan()));
  }

  /// A plan that a newer one covers, and what clean-up makes of it and of plans left open.
  private void outdated() {
    for (int value = 62; value < 64; value++) {
      long generation = open();
      seal(generation, tell(stage(generation, 0, desired("extra", value))));
    }
    tell(new Command.CleanUp(1, Duration.ZERO));
  }

  private void freezes() {
    Held endpoints = new Held.Endpoints(List.of(name("db"), name("lb")));
    for (Held held : List.of(endpoints, new Held.WholeZone(ZONE), new Held.WholeStore())) {
      tell(new Command.Freeze(held));
      tell(new Command.Unfreeze(held));
    }
    tell(new Command.Freeze(endpoints));
    tell(new Command.Freeze(new Held.WholeZone(IMPORTED)));
    tell(new Command.Freeze(new Held.WholeStore()));
    put(name("www"), 61);
  }

  private void leftOpen() {
    long generation = open();
    tell(stage(generation, 0, desired("next", 71)));
  }

  private Reply tell(Command command) {
    requests++;
    return store.apply(request("request-" + requests, command));
  }

  private static Request request(String id, Command command) {
    Digest body = Digest.ofContent(command.toString().getBytes(StandardCharsets.UTF_8));
    return new Request(
        Optional.of(new Request.Key(id, body)),
        "teller",
        "zum Erzählen: " + command.getClass().getSimpleName(),
        command);
  }

  private long open() {
    return ((Outcome.PlanOpened) tell(new Command.OpenPlan()).outcome()).generation();
  }

  private static Command stage(long generation, int chunk, Command.Desired... endpoints) {
    return new Command.StageRecordSets(generation, chunk, List.of(endpoints));
  }

  private void seal(long generation, Reply lastStaged) {
    Outcome.RecordSetsStaged staged = (Outcome.RecordSetsStaged) lastStaged.outcome();
    tell(
        new Command.SealPlan(generation, staged.digest(), staged.endpoints(), staged.recordSets()));
  }

  private long put(DomainName owner, int value) {
    Outcome outcome =
        tell(new Command.PutRecordSets(
                List.of(new Command.Put(owner, addresses(60, value))), List.of(), NO_OVERRIDES))
            .outcome();
    return outcome instanceof Outcome.RecordSetsPut(long generation, int _) ? generation : 0;
  }

  private long grant(String rule, DomainName owner, int uses) {
    Command grant =
        new Command.GrantOverride(List.of(rule), List.of(owner), Duration.ofDays(2), uses);
    return ((Outcome.OverrideGranted) tell(grant).outcome()).override();
  }

  static DomainName name(String label) {
    return DomainName.of(label + "." + ZONE);
  }

  private static Command createZone(DomainName zone) {
    return new Command.CreateZone(zone, soa(), new Serial(2026010100), RecordSets.of(nameServer()));
  }

  private static Soa soa() {
    return new Soa(
        3600,
        DomainName.of("ns1.elsewhere."),
        DomainName.of("ops.elsewhere."),
        900,
        300,
        604_800,
        60);
  }

  private static RecordSet nameServer() {
    return RecordSet.of(RecordType.NS, 3600, Rdata.of(DomainName.of("ns1.elsewhere.").toWire()));
  }

  private static Command.Desired desired(String label, int value) {
    return new Command.Desired(name(label), RecordSets.of(addresses(60, value), text("of a plan")));
  }

  static RecordSet addresses(int ttlSeconds, int... last) {
    List<Rdata> addresses = new ArrayList<>();
    for (int octet : last) {
      addresses.add(Rdata.of(new byte[] {(byte) 192, 0, 2, (byte) octet}));
    }
    return new RecordSet(RecordType.A, ttlSeconds, addresses);
  }

  private static RecordSet weighted() {
    return new RecordSet(
        RecordType.A,
        60,
        List.of(
            Rdata.of(new byte[] {(byte) 192, 0, 2, 8}), Rdata.of(new byte[] {(byte) 192, 0, 2, 9})),
        List.of(0, RecordSet.MAX_WEIGHT));
  }

  private static RecordSet text(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    byte[] rdata = new byte[1 + octets.length];
    rdata[0] = (byte) octets.length;
    System.arraycopy(octets, 0, rdata, 1, octets.length);
    return RecordSet.of(RecordType.TXT, 120, Rdata.of(rdata));
  }

  private static Optional<Digest> reviewed(String what) {
    return Optional.of(Digest.ofContent(what.getBytes(StandardCharsets.UTF_8)));
  }
}
