package dev.holdfast.cli;

import dev.holdfast.cli.access.AccessCommands;
import dev.holdfast.cli.agent.RunEnactor;
import dev.holdfast.cli.agent.RunNode;
import dev.holdfast.cli.agent.RunPlanner;
import dev.holdfast.cli.audit.ShowAudit;
import dev.holdfast.cli.audit.ShowOutcome;
import dev.holdfast.cli.backup.BackupCommands;
import dev.holdfast.cli.bench.RunBench;
import dev.holdfast.cli.certs.CertCommands;
import dev.holdfast.cli.chaos.ChaosCommands;
import dev.holdfast.cli.cluster.CleanUp;
import dev.holdfast.cli.cluster.Status;
import dev.holdfast.cli.config.ConfigCommands;
import dev.holdfast.cli.freeze.Freeze;
import dev.holdfast.cli.freeze.ListFreezes;
import dev.holdfast.cli.freeze.Unfreeze;
import dev.holdfast.cli.guard.GuardCommands;
import dev.holdfast.cli.local.Down;
import dev.holdfast.cli.local.Up;
import dev.holdfast.cli.member.MemberCommands;
import dev.holdfast.cli.override.OverrideCommands;
import dev.holdfast.cli.plan.PlanCommands;
import dev.holdfast.cli.proof.PlayIncident;
import dev.holdfast.cli.proof.RunChecks;
import dev.holdfast.cli.records.RecordCommands;
import dev.holdfast.cli.target.TargetCommands;
import dev.holdfast.cli.zone.ZoneCommands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The `holdfast` command, of which all others are subcommands.
@Command(
    name = "holdfast",
    description = "A store for DNS record sets that cannot go backwards, go missing or go empty.",
    versionProvider = Version.class,
    subcommands = {
      Up.class,
      Down.class,
      Status.class,
      ZoneCommands.class,
      RecordCommands.class,
      PlanCommands.class,
      GuardCommands.class,
      OverrideCommands.class,
      Freeze.class,
      Unfreeze.class,
      ListFreezes.class,
      TargetCommands.class,
      AccessCommands.class,
      ShowAudit.class,
      BackupCommands.class,
      MemberCommands.class,
      ShowOutcome.class,
      CleanUp.class,
      CertCommands.class,
      ConfigCommands.class,
      RunNode.class,
      RunPlanner.class,
      RunEnactor.class,
      RunBench.class,
      ChaosCommands.class,
      PlayIncident.class,
      RunChecks.class,
      Completion.class,
      WarmUp.class
    },
    footer = {
      "  holdfast up",
      "  holdfast zone import eu.example.zone",
      "  holdfast plan submit plans/ --enact",
      "",
      "Exit codes: 0 done, 1 refused, 2 not understood, 3 no answer (what was sent may have happened)."
    })
final class Holdfast {

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program it failed, and log more.")
  private boolean debug;

  boolean debug() {
    return debug;
  }
}
