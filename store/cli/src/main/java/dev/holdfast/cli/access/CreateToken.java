package dev.holdfast.cli.access;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.contract.BearerToken;
import dev.holdfast.v1.AddTokenRequest;
import dev.holdfast.v1.AddTokenResponse;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a bearer token.
@Command(
    name = "create",
    description = {
      "Makes a bearer token and prints it, once: the store knows a digest only, and nobody can show it again.",
      "Without --output json the token alone goes to standard output, so that it can be redirected to a file."
    },
    footer = {
      "  (umask 077; holdfast access token create ci-1 --for planner-eu --expires-in 90d > ci-1.token)"
    })
final class CreateToken extends ClusterCommand {

  @Parameters(paramLabel = "ID", description = "Its id, of a-z 0-9 _ -")
  private String id;

  @Option(
      names = "--for",
      required = true,
      paramLabel = "PRINCIPAL",
      description = "Whom its bearer is taken for.")
  private String principal;

  @Option(
      names = "--expires-in",
      converter = Durations.class,
      paramLabel = "TIME",
      description = "How long it is good: 1s to 366d. Default: until it is revoked.")
  private Optional<Duration> expiresIn = Optional.empty();

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    BearerToken token = BearerToken.fresh(id);
    AddTokenRequest.Builder request =
        AddTokenRequest.newBuilder().setHeader(change.header()).setPrincipal(principal);
    expiresIn.map(Times::message).ifPresent(request::setExpiresIn);
    AddTokenResponse response = client.access().addToken(token, request.build());
    console.note(
        "Token %s is good for %s %s. This is the only time it is shown:"
            .formatted(
                id,
                principal,
                response.hasExpiresAt()
                    ? "until " + Times.print(response.getExpiresAt())
                    : "until it is revoked"));
    console.out().println(token.text());
    console.out().flush();
    return ExitCode.DONE;
  }
}
