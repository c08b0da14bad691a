package dev.holdfast.cli.certs;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.server.certificate.Authority;
import dev.holdfast.server.certificate.Issued;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a node's certificate.
@Command(
    name = "node",
    description = {
      "Makes the certificate of a node. With it, and only with such a one, it may speak to the other",
      "nodes of the cluster."
    },
    footer = {
      "  holdfast certs node node-1 --host ns1.example.net,192.0.2.1",
      "  holdfast certs node node-2 --host 2001:db8::2 --days 90"
    })
final class IssueNode implements Callable<Integer> {

  private static final String HOST =
      "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*";

  @Spec private CommandSpec spec;

  @Mixin private CertOptions options = new CertOptions();

  @Parameters(paramLabel = "NODE", description = "The node's id, as in the configuration.")
  private String id;

  @Option(
      names = "--host",
      split = ",",
      required = true,
      paramLabel = "HOST",
      description = "Names and addresses by which others reach the node, without ports.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description = "How long it is valid. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Override
  public Integer call() throws Exception {
    hosts.stream().filter(host -> !host.matches(HOST)).findFirst().ifPresent(IssueNode::refuse);
    Authority authority = options.authority();
    Issued issued =
        authority.node(
            authority.cluster(), CertOptions.checked(id), hosts, CertOptions.validity(days));
    options.write(folder -> issued.write(folder, id));
    spec.commandLine()
        .getOut()
        .println(
            """
            Made the certificate of node %s of cluster %s, valid until %s. In its configuration:
              tls: {certificate: %s.crt, key: %s.key, ca: ca.crt}\
            """
                .formatted(id, authority.cluster(), CertOptions.end(issued), id, id));
    return ExitCode.DONE.code();
  }

  private static void refuse(String host) {
    throw CommandException.usage(
        "'%s' is no name or address of a host; write one such as ns1.example.net or 192.0.2.1, without a port."
            .formatted(host));
  }
}
