package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.BearerToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Roles, tokens, transactions and lost answers, by the command, against three nodes.
class AccessCommandsIT {

  @TempDir Path folder;

  @Test
  void whatIsNotGrantedIsRefusedWhileAccessIsEnabled() {
    Cli tooEarly = LiveNodes.run("access", "enable");
    assertThat(tooEarly.exitCode()).isEqualTo(1);
    assertThat(tooEarly.err()).contains("enabler-not-admin", "role admin");
    LiveNodes.done("access", "grant", "ada", "admin", "--store", "--reason", "first admin");
    try {
      LiveNodes.done("access", "enable");
      Cli planner = plan("planner-eu");
      assertThat(planner.exitCode()).isEqualTo(1);
      assertThat(planner.err()).contains("not-permitted", "planner-eu");
      LiveNodes.done("access", "grant", "planner-eu", "operator", "--suffix", "eu.test.");
      assertThat(LiveNodes.done("access", "list").out())
          .contains("Access is enabled", "planner-eu", "operator", "suffix eu.test.", "ada");
      assertThat(plan("planner-eu").exitCode()).isZero();
      Cli last = LiveNodes.run("access", "revoke", "ada", "admin", "--store");
      assertThat(last.exitCode()).isEqualTo(1);
      assertThat(last.err()).contains("last-admin");
    } finally {
      LiveNodes.done("access", "disable", "--reason", "the test is over");
    }
    LiveNodes.done("access", "revoke", "planner-eu", "operator", "--suffix", "eu.test.");
    assertThat(LiveNodes.run("access", "grant", "bob", "boss", "--store").exitCode()).isEqualTo(2);
    assertThat(LiveNodes.run("access", "grant", "bob", "reader").exitCode()).isEqualTo(2);
  }

  private static Cli plan(String caller) {
    return Cli.run(
        "zone",
        "create",
        "a.eu.test.",
        "--name-server",
        "ns1.test.",
        "--caller",
        caller,
        "--server",
        String.join(",", LiveNodes.cluster().grpcAddresses()));
  }

  @Test
  void aTokenIsShownOnceAndAloneOnStandardOutput() {
    Cli created =
        LiveNodes.done(
            "access", "token", "create", "ci-1", "--for", "planner-eu", "--expires-in", "90d");
    assertThat(created.err()).contains("only time it is shown");
    assertThat(BearerToken.parse(created.out())).isPresent();
    Cli listed = LiveNodes.done("access", "token", "list");
    assertThat(listed.out()).contains("ci-1", "planner-eu", "ada");
    assertThat(listed.out()).doesNotContain(created.out().strip());
    assertThat(LiveNodes.run("access", "token", "create", "ci-1", "--for", "x").err())
        .contains("token-exists");
    assertThat(LiveNodes.done("access", "token", "revoke", "ci-1").out()).contains("is revoked");
  }

  @Test
  void aTransactionTellsWhichBranchWasCarriedOutAndItsOutcomeCanBeAskedFor() throws IOException {
    LiveNodes.done("zone", "create", "transact.test.", "--name-server", "ns1.test.");
    Path file = folder.resolve("move.json");
    Files.writeString(
        file,
        """
        {"comparisons": [{"name": "api.transact.test.", "exists": false}],
         "then": {"put": [{"name": "api.transact.test.", "type": "A", "ttl_seconds": 60,
                           "values": ["192.0.2.7"]}]}}
        """);
    String transaction = file.toString();
    assertThat(LiveNodes.done("records", "transact", transaction, "--request-id", "move-1").out())
        .contains("All comparisons held", "changed 1 endpoints");
    assertThat(LiveNodes.done("records", "transact", transaction).out())
        .contains("Not all comparisons held", "changed nothing");
    assertThat(LiveNodes.done("outcome", "move-1").out())
        .startsWith("Carried out at")
        .contains("all comparisons held; 1 endpoints written");
    Cli never = LiveNodes.run("outcome", "never-sent");
    assertThat(never.exitCode()).isEqualTo(3);
    assertThat(never.out()).contains("Not known", "same --request-id is safe");
    LiveNodes.run("unfreeze", "api.transact.test.", "--request-id", "no-freeze");
    Cli refused = LiveNodes.run("outcome", "no-freeze");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).contains("Refused at", "not-frozen");
    Files.writeString(file, "{\"then\": {\"putt\": []}}");
    assertThat(LiveNodes.run("records", "transact", transaction).err())
        .contains("is no transaction", "putt");
    assertThat(LiveNodes.run("records", "transact", "no-such.json").err())
        .contains("cannot be read");
  }
}
