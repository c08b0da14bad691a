package dev.holdfast.cli.override;

import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.Durations;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Times;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.guard.Guards;
import dev.holdfast.v1.GrantOverrideRequest;
import dev.holdfast.v1.GrantOverrideResponse;
import dev.holdfast.v1.GrantedOverride;
import dev.holdfast.v1.RequestHeader;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Grants a permission.
@Command(
    name = "grant",
    description = {
      "Permits a change to break named guards, at named endpoints, for a limited time, on the record.",
      "The change that needs it names it by its id, with --override. Nothing lifts the fence."
    },
    footer = {
      "  holdfast override grant --rule never-empty --at api.eu.example. --for 10m --reason 'retired'",
      "  holdfast override grant --rule zone-not-empty --at eu.example. --for 1h --reason 'moved out'"
    })
final class GrantOverride extends ClusterCommand {

  @Option(
      names = "--rule",
      required = true,
      split = ",",
      paramLabel = "RULE",
      completionCandidates = Liftable.class,
      description = "The guards it lifts, of ${COMPLETION-CANDIDATES}.")
  private List<String> rules;

  @Option(
      names = "--at",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "The endpoints it covers; for zone-not-empty, zones.")
  private List<String> names;

  @Option(
      names = "--for",
      required = true,
      converter = Durations.class,
      paramLabel = "TIME",
      description = "How long it lasts: 1s to 7d.")
  private Duration time;

  @Option(
      names = "--uses",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many changes may use it. Default: ${DEFAULT-VALUE}.")
  private int uses;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  @Option(
      names = "--request-id",
      paramLabel = "ID",
      description = "The id of an earlier try whose outcome is unknown.")
  private String requestId = "";

  /// What can be lifted, for help and completion.
  static final class Liftable implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Guards.LIFTABLE.iterator();
    }
  }

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    GrantOverrideRequest request =
        GrantOverrideRequest.newBuilder()
            .setHeader(RequestHeader.newBuilder().setReason(reason).setRequestId(requestId))
            .addAllRules(rules)
            .addAllEndpoints(names)
            .setExpiresIn(Times.message(time))
            .setUses(uses)
            .build();
    GrantOverrideResponse response = client.overrides().grant(request);
    console.show(response, () -> text(response.getOverride()));
    return ExitCode.DONE;
  }

  private static String text(GrantedOverride granted) {
    return "Override %d is granted until %s; use it with --override %d."
        .formatted(granted.getId(), Times.print(granted.getExpiresAt()), granted.getId());
  }
}
