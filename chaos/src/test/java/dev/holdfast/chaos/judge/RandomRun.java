package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Change;
import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Entry;
import dev.holdfast.chaos.history.Outcome;
import dev.holdfast.chaos.history.Position;
import dev.holdfast.chaos.history.Read;
import dev.holdfast.chaos.history.Refusal;
import dev.holdfast.chaos.history.Span;
import dev.holdfast.chaos.history.StagedChunk;
import dev.holdfast.chaos.history.StateSum;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// A good run, drawn from a seed: clients whose calls are under way at the same time, change what
/// the others change, lose answers, ask again and come late, on a store that is the pure protocol.
final class RandomRun {

  static final List<String> NAMES =
      List.of("n0." + PlayedStore.ZONE, "n1." + PlayedStore.ZONE, "n2." + PlayedStore.ZONE);

  private static final int CLIENTS = 6;
  private static final int MOVES = 1_500;
  private static final int SUM_EVERY = 7;

  private final Random random;
  private final PlayedStore store = new PlayedStore();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Optional<Call>> calls = new ArrayList<>();
  private final List<Request> late = new ArrayList<>();
  private final List<Long> sealed = new ArrayList<>();
  private final long[] seen = new long[CLIENTS];
  private long nowMicros;
  private int drawn;

  private RandomRun(long seed) {
    random = new Random(seed);
  }

  static Run of(long seed) {
    RandomRun run = new RandomRun(seed);
    run.play();
    run.entries.addAll(new RandomWatches(run.store, run.random).entries());
    return new Run(List.copyOf(run.entries), run.store.logs());
  }

  /// A call under way.
  private final class Call {
    final Optional<Request> change;
    final Read.Consistency consistency;
    final Duration invoked = now();
    final long minRevision;
    Optional<PlayedStore.Applied> applied = Optional.empty();
    Optional<Read.View> view = Optional.empty();

    Call(Request request) {
      change = Optional.of(request);
      consistency = Read.Consistency.LOCAL;
      minRevision = 0;
    }

    Call(Read.Consistency consistency, long minRevision) {
      change = Optional.empty();
      this.consistency = consistency;
      this.minRevision = minRevision;
    }
  }

  private Duration now() {
    return Duration.ofNanos(1000 * nowMicros);
  }

  private void play() {
    for (int i = 0; i < CLIENTS; i++) {
      calls.add(Optional.empty());
    }
    for (int i = 0; i < MOVES; i++) {
      nowMicros += 1 + random.nextInt(50);
      int client = random.nextInt(CLIENTS);
      calls.get(client).ifPresentOrElse(call -> goOn(client, call), () -> begin(client));
      if (!late.isEmpty() && random.nextInt(20) == 0) {
        store.apply(late.remove(random.nextInt(late.size())));
      }
    }
    for (int client = 0; client < CLIENTS; client++) {
      int last = client;
      calls
          .get(client)
          .filter(call -> call.change.isPresent())
          .ifPresent(call -> add(last, call, new Outcome.Unknown("the run is over")));
    }
  }

  private void begin(int client) {
    int kind = random.nextInt(10);
    Call call =
        kind < 3
            ? new Call(Read.Consistency.LINEARIZABLE, 0)
            : kind == 3
                ? new Call(Read.Consistency.LOCAL, random.nextBoolean() ? seen[client] : 0)
                : new Call(PlayedStore.request("r" + ++drawn, command()));
    calls.set(client, Optional.of(call));
  }

  private Command command() {
    DomainName name = DomainName.of(NAMES.get(random.nextInt(NAMES.size())));
    long generation = store.state().zones().enclosing(name).orElseThrow().generationAt(name);
    List<Command.Expectation> expected =
        List.of(
            new Command.Expectation(
                name,
                new Command.Precondition.AtGeneration(
                    random.nextInt(3) == 0 ? Math.max(1, generation - 1) : generation)));
    return switch (random.nextInt(7)) {
      case 0 ->
          new Command.DeleteRecordSets(
              List.of(new Command.Deletion(name, Optional.empty())), List.of(), List.of());
      case 1, 2 -> new Command.PutRecordSets(List.of(put(name)), expected, List.of());
      case 3 ->
          new Command.PutRecordSets(
              NAMES.stream().map(each -> put(DomainName.of(each))).toList(), List.of(), List.of());
      case 4, 5 -> enact();
      default -> new Command.PutRecordSets(List.of(put(name)), List.of(), List.of());
    };
  }

  private Command.Put put(DomainName name) {
    return new Command.Put(name, PlayedStore.set("A", address()));
  }

  private String address() {
    drawn++;
    return "10.%d.%d.%d".formatted(drawn >> 16 & 255, drawn >> 8 & 255, drawn & 255);
  }

  /// An enactment of one of the plans sealed so far, not always the newest.
  private Command enact() {
    if (sealed.isEmpty() || random.nextInt(3) == 0) {
      seal();
    }
    long generation = sealed.get(Math.max(0, sealed.size() - 1 - random.nextInt(3)));
    return new Command.EnactPlan(
        generation,
        random.nextBoolean()
            ? new Command.Scope.All()
            : new Command.Scope.Named(List.of(DomainName.of(NAMES.getFirst()))),
        random.nextBoolean() ? Command.Mode.ATOMIC : Command.Mode.INDEPENDENT,
        List.of());
  }

  private void seal() {
    store.apply(PlayedStore.request("open" + ++drawn, new Command.OpenPlan()));
    long generation = store.state().lastGeneration();
    List<Command.Desired> endpoints = List.of(desired(NAMES.get(0)), desired(NAMES.get(1)));
    store.apply(
        PlayedStore.request(
            "stage" + drawn, new Command.StageRecordSets(generation, 0, endpoints)));
    entries.add(
        new StagedChunk(
            "planner",
            generation,
            0,
            endpoints.stream()
                .map(one ->
                    new Endpoint(one.owner().toString(), generation, 0, Texts.sets(one.contents())))
                .toList()));
    var staged = (dev.holdfast.plan.Plan.Open) store.state().plans().find(generation).orElseThrow();
    store.apply(
        PlayedStore.request(
            "seal" + drawn,
            new Command.SealPlan(generation, staged.digest(), endpoints.size(), endpoints.size())));
    sealed.add(generation);
  }

  private Command.Desired desired(String name) {
    return new Command.Desired(
        DomainName.of(name), RecordSets.of(PlayedStore.set("A", address(), address())));
  }

  private void goOn(int client, Call call) {
    if (call.change.isEmpty()) {
      read(client, call);
    } else if (call.applied.isPresent()) {
      answer(client, call);
    } else if (random.nextInt(12) == 0) {
      lose(client, call);
    } else {
      carryOut();
    }
  }

  private void read(int client, Call call) {
    if (call.view.isEmpty()) {
      long index = store.index();
      while (call.consistency == Read.Consistency.LOCAL
          && index > 1
          && random.nextInt(3) > 0
          && store.stateAt(index - 1).revision() >= call.minRevision) {
        index--;
      }
      State state = store.stateAt(index);
      call.view =
          Optional.of(
              new Read.View(
                  "a",
                  state.revision(),
                  index,
                  NAMES.stream().map(name -> Texts.read(state, name)).toList()));
      return;
    }
    calls.set(client, Optional.empty());
    Read.View view = call.view.get();
    seen[client] = Math.max(seen[client], view.revision());
    entries.add(
        new Read("client-" + client, call.consistency, call.minRevision, NAMES, span(call), view));
  }

  private Span span(Call call) {
    return new Span(call.invoked, now());
  }

  /// Some of the changes that wait go into one entry.
  private void carryOut() {
    List<Call> taken = new ArrayList<>();
    for (Optional<Call> call : calls) {
      call.filter(it -> it.change.isPresent() && it.applied.isEmpty())
          .filter(_ -> random.nextBoolean())
          .ifPresent(taken::add);
    }
    if (taken.isEmpty()) {
      return;
    }
    List<PlayedStore.Applied> applied =
        store.apply(taken.stream().map(it -> it.change.orElseThrow()).toArray(Request[]::new));
    for (int i = 0; i < taken.size(); i++) {
      taken.get(i).applied = Optional.of(applied.get(i));
    }
    if (store.index() % SUM_EVERY == 0) {
      sums();
    }
  }

  private void sums() {
    String sum =
        HexFormat.of()
            .formatHex(dev.holdfast.replica.codec.StateSum.of(store.state()).digest().toBytes());
    List.of("a", "b", "c")
        .forEach(node -> entries.add(new StateSum(node, store.index(), sum, now())));
  }

  private void answer(int client, Call call) {
    calls.set(client, Optional.empty());
    PlayedStore.Applied applied = call.applied.orElseThrow();
    Reply reply = applied.step().reply();
    if (random.nextInt(10) == 0) {
      add(client, call, new Outcome.Unknown("the answer was lost"));
      if (random.nextBoolean()) {
        calls.set(client, Optional.of(new Call(call.change.orElseThrow())));
      }
      return;
    }
    seen[client] = Math.max(seen[client], reply.revision());
    add(client, call, outcome(applied.at(), reply));
  }

  /// It is not carried out, or long after its client has given up.
  private void lose(int client, Call call) {
    calls.set(client, Optional.empty());
    if (random.nextInt(3) == 0) {
      add(client, call, new Outcome.TurnedAway("no leader"));
      return;
    }
    add(client, call, new Outcome.Unknown("no answer came in time"));
    if (random.nextBoolean()) {
      late.add(call.change.orElseThrow());
    }
  }

  private void add(int client, Call call, Outcome outcome) {
    Request request = call.change.orElseThrow();
    entries.add(
        new Change(
            "client-" + client,
            request.command().getClass().getSimpleName(),
            request.key().orElseThrow().id(),
            Texts.wishes(request.command()),
            span(call),
            outcome));
  }

  private static Outcome outcome(Position at, Reply reply) {
    List<Refusal> refusals = Told.refusals(reply.outcome());
    return reply.outcome() instanceof dev.holdfast.protocol.Outcome.Refused
        ? new Outcome.Refused(at, reply.revision(), reply.repeat(), refusals, refusals.size())
        : new Outcome.Acknowledged(
            at, reply.revision(), reply.repeat(), new TreeMap<>(figures(reply)), refusals);
  }

  private static Map<String, Long> figures(Reply reply) {
    return Told.figures(reply.outcome());
  }
}
