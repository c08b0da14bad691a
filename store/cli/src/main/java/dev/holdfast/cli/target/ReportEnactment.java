package dev.holdfast.cli.target;

import dev.holdfast.cli.connect.ChangeOptions;
import dev.holdfast.cli.connect.ClusterCommand;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.Texts;
import dev.holdfast.cli.console.Trouble;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.contract.Limits;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.ReportEnactmentRequest;
import dev.holdfast.v1.ReportEnactmentResponse;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells that a target holds a plan.
@Command(
    name = "report",
    description = {
      "Tells that a target holds a plan at some endpoints, or at all it names. Each endpoint has its own",
      "verdict; where a newer plan was reported before, that stays."
    },
    footer = {
      "  holdfast target report edge-1 --plan 17 --at api.eu.example.",
      "  holdfast target report edge-1 --plan 17 --all --reason 'pushed by hand'"
    })
final class ReportEnactment extends ClusterCommand {

  @Parameters(paramLabel = "TARGET", description = "Name of the target.")
  private String name;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "GENERATION",
      description = "The sealed plan.")
  private long plan;

  @ArgGroup(multiplicity = "1")
  private Where where;

  static final class Where {

    @Option(
        names = "--at",
        split = ",",
        paramLabel = "NAME",
        description = "The endpoints at which the target holds it.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "All endpoints that the plan names.")
    private boolean all;
  }

  @Mixin private ChangeOptions change = new ChangeOptions();

  @Override
  protected ExitCode run(HoldfastClient client, Console console) {
    List<String> names =
        where.all
            ? client.plans().contents(plan).map(PlannedEndpoint::getName).toList()
            : where.names;
    ReportEnactmentResponse.Builder sum = ReportEnactmentResponse.newBuilder();
    for (int from = 0; from < names.size(); from += Limits.NAMES_PER_CALL) {
      int to = Math.min(names.size(), from + Limits.NAMES_PER_CALL);
      add(sum, client.targets().report(slice(names.subList(from, to), from)));
    }
    console.show(sum, () -> text(sum));
    return sum.getRefusalsCount() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /// A request id that was given is the first slice's; the others have theirs after it.
  private ReportEnactmentRequest slice(List<String> names, int from) {
    var header = change.header().toBuilder();
    if (!header.getRequestId().isEmpty() && from > 0) {
      header.setRequestId("%s.%d".formatted(header.getRequestId(), from));
    }
    return ReportEnactmentRequest.newBuilder()
        .setHeader(header)
        .setTarget(name)
        .setGeneration(plan)
        .addAllEndpoints(names)
        .build();
  }

  private static void add(ReportEnactmentResponse.Builder sum, ReportEnactmentResponse slice) {
    sum.setHeader(slice.getHeader())
        .setReportedCount(sum.getReportedCount() + slice.getReportedCount())
        .setAlreadyReportedCount(sum.getAlreadyReportedCount() + slice.getAlreadyReportedCount())
        .addAllRefusals(slice.getRefusalsList());
  }

  private String text(ReportEnactmentResponse.Builder sum) {
    StringBuilder text =
        new StringBuilder(
            "%s holds plan %d: %s reported, %d reported before, %d refused."
                .formatted(
                    name,
                    plan,
                    Texts.counted(sum.getReportedCount(), "endpoint"),
                    sum.getAlreadyReportedCount(),
                    sum.getRefusalsCount()));
    sum.getRefusalsList().forEach(refusal -> text.append('\n').append(Trouble.line(refusal)));
    return text.toString();
  }
}
