package dev.holdfast.replica;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Command.Branch;
import dev.holdfast.protocol.Command.Comparison;
import dev.holdfast.protocol.Command.Condition;
import dev.holdfast.protocol.Command.Held;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What [FormatStory] goes on with from format 2 on: transactions, roles and tokens. It ends with
/// access enabled and the store frozen.
final class FormatTwoStory {

  private static final Principal TELLER = new Principal("teller");
  private static final Principal PLANNER = new Principal("a planner");

  private final Function<Command, Reply> tell;
  private final Function<Request, Reply> store;

  /// @param tell carries out a command of the teller's
  /// @param store carries out a request
  FormatTwoStory(Function<Command, Reply> tell, Function<Request, Reply> store) {
    this.tell = tell;
    this.store = store;
  }

  void tell() {
    tell.apply(new Command.Unfreeze(new Held.WholeStore()));
    transactions();
    tell.apply(new Command.Freeze(new Held.WholeStore()));
    access();
  }

  private void transactions() {
    DomainName www = FormatStory.name("www");
    Branch put =
        new Branch(List.of(new Command.Put(www, FormatStory.addresses(60, 81))), List.of());
    Branch delete =
        new Branch(
            List.of(new Command.Put(FormatStory.name("other"), FormatStory.addresses(60, 82))),
            List.of(new Command.Deletion(www, Optional.of(RecordType.TXT))));
    transact(put, delete, new Comparison(www, Optional.empty(), new Condition.Exists(true)));
    transact(
        put,
        delete,
        new Comparison(www, Optional.of(RecordType.AAAA), new Condition.Exists(true)),
        new Comparison(www, Optional.empty(), new Condition.AtRevision(3)));
    transact(
        delete,
        put,
        new Comparison(www, Optional.empty(), new Condition.AtGeneration(1)),
        new Comparison(
            www, Optional.of(RecordType.A), new Condition.Contents(digest("something else"))));
  }

  private void transact(Branch then, Branch otherwise, Comparison... comparisons) {
    tell.apply(new Command.Transact(List.of(comparisons), then, otherwise, List.of()));
  }

  private void access() {
    Grant admin = new Grant(TELLER, Role.ADMIN, Scope.STORE);
    Grant zone = new Grant(PLANNER, Role.PLANNER, new Scope.OneZone(FormatStory.ZONE));
    Grant suffix = new Grant(PLANNER, Role.READER, new Scope.Suffix(FormatStory.IMPORTED));
    tell.apply(new Command.EnableAccess());
    tell.apply(new Command.GrantRole(admin));
    tell.apply(new Command.GrantRole(zone));
    tell.apply(new Command.GrantRole(suffix));
    addToken("lasting", Optional.empty());
    addToken("short", Optional.of(Duration.ofDays(9)));
    tell.apply(new Command.EnableAccess());
    store.apply(Request.of("a stranger", new Command.OpenPlan()));
    tell.apply(new Command.RevokeRole(admin));
    tell.apply(new Command.RevokeRole(zone));
    addToken("gone", Optional.empty());
    tell.apply(new Command.RevokeToken("gone"));
    tell.apply(new Command.DisableAccess());
    tell.apply(new Command.EnableAccess());
  }

  private void addToken(String id, Optional<Duration> validFor) {
    tell.apply(new Command.AddToken(id, PLANNER, digest(id), validFor));
  }

  private static Digest digest(String of) {
    return Digest.ofContent(of.getBytes(StandardCharsets.UTF_8));
  }
}
