package dev.holdfast.cli.backup;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.Console;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.cli.console.OutputFormat;
import dev.holdfast.protocol.Restoration;
import dev.holdfast.replica.backup.Seed;
import dev.holdfast.replica.storage.StorageException;
import dev.holdfast.server.NewMember;
import dev.holdfast.server.config.ConfigSources;
import dev.holdfast.server.config.EffectiveConfig;
import dev.holdfast.server.config.InvalidConfigException;
import dev.holdfast.server.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes the data folders of a new cluster's nodes from a backup.
@Command(
    name = "restore",
    description = {
      "Makes the data folders of a new cluster's nodes from a backup.",
      "The new cluster has a name of its own. What was live is live, as one new",
      "generation; plans and overrides of before are not, and revisions, generations",
      "and serials go on far ahead, so that nothing that was told since the backup is",
      "told again with another meaning.",
      "Run it for all nodes at once, or on each node's machine with the same file and",
      "--leap: the state hash it prints is the same everywhere. Then start the nodes."
    },
    footer = {
      "  holdfast backup restore monday.backup --config n1.yaml --config n2.yaml",
      "  holdfast backup restore monday.backup --config /etc/holdfast/n1.yaml"
    })
final class RestoreBackup implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description =
          "The configuration of a node of the new cluster. Given once for each node to make.")
  private List<Path> configs = new ArrayList<>();

  @Option(
      names = "--leap",
      paramLabel = "NUMBER",
      description =
          "How far revisions, generations, ids and serials jump: further than the old cluster has"
              + " counted since the backup. Default: "
              + Restoration.USUAL_LEAP
              + ".")
  private long leap = Restoration.USUAL_LEAP;

  @Override
  public Integer call() throws IOException {
    if (leap < 1 || leap > Restoration.LONGEST_LEAP) {
      throw CommandException.usage(
          "--leap %d is not in 1..%d.".formatted(leap, Restoration.LONGEST_LEAP));
    }
    List<NodeConfig> nodes = configs.stream().map(RestoreBackup::load).toList();
    requireOneCluster(nodes);
    Seed seed = Seed.of(BackupFile.read(file), leap);
    Console console = Console.of(spec, OutputFormat.table);
    for (NodeConfig node : nodes) {
      plant(seed, node);
      console.out().println("Made %s for %s.".formatted(node.dataFolder(), node.node()));
    }
    console.out().println(conclusion(seed, nodes.getFirst()));
    console.out().flush();
    return ExitCode.DONE.code();
  }

  private static NodeConfig load(Path config) {
    try {
      return EffectiveConfig.load(ConfigSources.of(config)).config();
    } catch (InvalidConfigException invalid) {
      throw CommandException.usage(invalid.getMessage());
    }
  }

  private static void requireOneCluster(List<NodeConfig> nodes) {
    NodeConfig first = nodes.getFirst();
    for (NodeConfig node : nodes) {
      if (!node.cluster().equals(first.cluster()) || !node.members().equals(first.members())) {
        throw CommandException.usage(
            "The configurations of %s and %s are of different clusters, or differ in their members. Nothing was made."
                .formatted(first.node(), node.node()));
      }
    }
    if (nodes.stream().map(NodeConfig::node).distinct().count() < nodes.size()) {
      throw CommandException.usage("One node's configuration is given twice. Nothing was made.");
    }
  }

  private static void plant(Seed seed, NodeConfig node) throws IOException {
    try {
      NewMember.plant(seed, node);
    } catch (StorageException | IllegalArgumentException refused) {
      throw CommandException.refused(
          "Node %s was not made: %s.".formatted(node.node(), refused.getMessage()));
    }
  }

  private static String conclusion(Seed seed, NodeConfig node) {
    return """
    Cluster %s begins at revision %d; what is live is live as generation %d.
    State hash %s
    Start its nodes with these configurations; 'holdfast status --hash' shows this hash until the first change.
    Then start planners and enactors: plans of before the backup are gone. Do not start the old cluster's nodes again.\
    """
        .formatted(
            node.cluster(), seed.state().revision(), seed.state().lastGeneration(), seed.hash());
  }
}
