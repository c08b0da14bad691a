package dev.holdfast.golden;

import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.State;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads one command of a golden script, e.g. `enact 3 api.example. atomic`. The grammar is small
/// on purpose; the scripts show all of it.
final class ScriptCommand {

  private static final Soa SOA =
      new Soa(
          3600,
          DomainName.of("ns1.example."),
          DomainName.of("hostmaster.example."),
          7200,
          900,
          1209600,
          300);

  private final State state;
  private final List<Long> overrides = new ArrayList<>();
  private final List<String> words;

  private ScriptCommand(State state, String text) {
    this.state = state;
    this.words = new ArrayList<>(Arrays.asList(text.strip().split(" +")));
    takeOverrides();
  }

  /// The command that `text` stands for; `seal` takes digest and counts from `state` where it does
  /// not name others.
  static Command parse(State state, String text) {
    return new ScriptCommand(state, text).parse();
  }

  private void takeOverrides() {
    int at;
    while ((at = words.indexOf("override")) >= 0) {
      words.remove(at);
      overrides.add(Long.parseLong(words.remove(at)));
    }
  }

  private Command parse() {
    String verb = words.removeFirst();
    return switch (verb) {
      case "open" -> new Command.OpenPlan();
      case "stage" -> stage();
      case "seal" -> seal();
      case "enact" -> enact();
      case "roll-back" -> rollBack();
      case "put" -> put();
      case "delete" -> delete();
      case "transact" -> ScriptTransaction.parse(words, List.copyOf(overrides));
      case "clean-up" -> new Command.CleanUp(number(1), duration(3));
      case "claim" -> new Command.ClaimEnactment(words.get(0), number(1), duration(3));
      case "report" -> new Command.ReportEnactment(words.get(0), number(1), names(words.get(2)));
      case "forget" -> new Command.ForgetTarget(words.get(0));
      case "freeze" -> new Command.Freeze(held());
      case "unfreeze" -> new Command.Unfreeze(held());
      case "set-guards" ->
          new Command.SetGuards(
              name(0),
              words.get(1).equals("at") ? Optional.of(name(2)) : Optional.empty(),
              ScriptGuards.parse(words));
      case "keep-history" -> new Command.SetHistoryLimit(name(0), number(1));
      case "grant" -> grant();
      case "revoke" -> new Command.RevokeOverride(number(0));
      case "create-zone" ->
          new Command.CreateZone(
              name(0),
              SOA,
              Serial.FIRST,
              words.contains("bare") ? RecordSets.NONE : RecordSets.of(nameServer()));
      case "import-zone" ->
          new Command.ImportZone(
              name(0), SOA, Serial.of(number(2)), number(1), List.copyOf(overrides));
      case "delete-zone" -> new Command.DeleteZone(name(0), List.copyOf(overrides));
      case "enable-access" -> new Command.EnableAccess();
      case "disable-access" -> new Command.DisableAccess();
      case "grant-role" -> new Command.GrantRole(ScriptAccess.grant(words));
      case "revoke-role" -> new Command.RevokeRole(ScriptAccess.grant(words));
      case "add-token" -> ScriptAccess.addToken(words);
      case "revoke-token" -> new Command.RevokeToken(words.get(0));
      default -> throw new IllegalArgumentException("no such command in scripts: " + verb);
    };
  }

  private Command stage() {
    List<Command.Desired> endpoints = new ArrayList<>();
    String rest = String.join(" ", words.subList(2, words.size()));
    for (String endpoint : rest.split(";")) {
      String[] parts = endpoint.strip().split(" ", 2);
      RecordSets contents =
          parts[1].equals("nothing")
              ? RecordSets.NONE
              : RecordSets.of(
                  Arrays.stream(parts[1].split(" and "))
                      .map(set -> recordSet(List.of(set.strip().split(" +"))))
                      .toList());
      endpoints.add(new Command.Desired(DomainName.of(parts[0]), contents));
    }
    return new Command.StageRecordSets(number(0), number(1), endpoints);
  }

  private Command seal() {
    Optional<Plan.Open> plan =
        state.plans().find(number(0)).map(found -> found instanceof Plan.Open open ? open : null);
    long endpoints = plan.map(open -> (long) open.contents().endpoints().size()).orElse(0L);
    long recordSets = plan.map(open -> open.contents().recordSets()).orElse(0L);
    Digest digest =
        words.contains("wrong-digest")
            ? Digest.ofContent(new byte[0])
            : state.plans().find(number(0)).map(Plan::digest).orElse(Digest.ofContent(new byte[0]));
    return new Command.SealPlan(
        number(0), digest, words.contains("miscounted") ? endpoints + 1 : endpoints, recordSets);
  }

  private Command enact() {
    Command.Scope scope =
        words.get(1).equals("all")
            ? new Command.Scope.All()
            : new Command.Scope.Named(names(words.get(1)));
    Command.Mode mode =
        words.contains("independent") ? Command.Mode.INDEPENDENT : Command.Mode.ATOMIC;
    return new Command.EnactPlan(number(0), scope, mode, List.copyOf(overrides));
  }

  private Command rollBack() {
    boolean freeze = words.remove("freezing");
    Command.Selection selection =
        words.getFirst().equals("plan")
            ? new Command.Selection.LiveFrom(Long.parseLong(words.remove(1)))
            : new Command.Selection.Endpoints(names(words.getFirst()));
    Command.Destination destination =
        words.contains("to")
            ? new Command.Destination.Generation(Long.parseLong(words.getLast()))
            : new Command.Destination.Previous();
    return new Command.RollBack(selection, destination, List.copyOf(overrides), freeze);
  }

  private Command.Held held() {
    return switch (words.get(0)) {
      case "store" -> new Command.Held.WholeStore();
      case "zone" -> new Command.Held.WholeZone(name(1));
      default -> new Command.Held.Endpoints(names(words.get(0)));
    };
  }

  private Command put() {
    List<Command.Expectation> expectations = expectations();
    return new Command.PutRecordSets(
        List.of(new Command.Put(name(0), recordSet(words.subList(1, words.size())))),
        expectations,
        List.copyOf(overrides));
  }

  private Command delete() {
    List<Command.Expectation> expectations = expectations();
    Optional<RecordType> type =
        words.size() > 1 ? Optional.of(RecordType.of(words.get(1))) : Optional.empty();
    return new Command.DeleteRecordSets(
        List.of(new Command.Deletion(name(0), type)), expectations, List.copyOf(overrides));
  }

  private List<Command.Expectation> expectations() {
    int at = words.indexOf("if");
    if (at < 0) {
      return List.of();
    }
    List<String> condition = List.copyOf(words.subList(at + 1, words.size()));
    words.subList(at, words.size()).clear();
    Command.Precondition precondition =
        switch (condition.getFirst()) {
          case "absent" -> new Command.Precondition.Absent();
          case "present" -> new Command.Precondition.Present();
          default -> new Command.Precondition.AtGeneration(Long.parseLong(condition.get(1)));
        };
    return List.of(new Command.Expectation(name(0), precondition));
  }

  private Command grant() {
    return new Command.GrantOverride(
        List.of(words.get(0).split(",")), names(words.get(2)), duration(4), number(6));
  }

  private static RecordSet nameServer() {
    return RecordSet.of(
        RecordType.NS, 3600, Rdata.of(DomainName.of("ns1.nowhere.invalid.").toWire()));
  }

  static RecordSet recordSet(List<String> words) {
    RecordType type = RecordType.of(words.get(0));
    List<Rdata> values =
        words.stream().skip(2).map(value -> rdata(type, value.split("=")[0])).toList();
    List<Integer> weights =
        words.stream()
            .skip(2)
            .filter(value -> value.contains("="))
            .map(value -> Integer.parseInt(value.split("=")[1]))
            .toList();
    return new RecordSet(type, Integer.parseInt(words.get(1)), values, weights);
  }

  private static Rdata rdata(RecordType type, String value) {
    try {
      return switch (type.toString()) {
        case "A", "AAAA" -> Rdata.of(InetAddress.getByName(value).getAddress());
        case "CNAME", "NS" -> Rdata.of(DomainName.of(value).toWire());
        default -> Rdata.of(value.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      };
    } catch (UnknownHostException notAnAddress) {
      throw new IllegalArgumentException(value, notAnAddress);
    }
  }

  private int number(int at) {
    return Integer.parseInt(words.get(at));
  }

  private Duration duration(int at) {
    return Duration.parse("PT" + words.get(at).toUpperCase(java.util.Locale.ROOT));
  }

  private DomainName name(int at) {
    return DomainName.of(words.get(at));
  }

  private static List<DomainName> names(String text) {
    return Arrays.stream(text.split(",")).map(DomainName::of).toList();
  }
}
