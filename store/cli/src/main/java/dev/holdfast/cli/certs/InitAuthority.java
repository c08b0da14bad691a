package dev.holdfast.cli.certs;

import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.server.certificate.Authority;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes an authority.
@Command(
    name = "init",
    description = {
      "Makes an authority for a cluster: ca.crt, which every node and caller needs, and ca.key, which",
      "signs. Whoever has ca.key can be anyone: keep it away from the nodes."
    },
    footer = {
      "  holdfast certs init --cluster example",
      "  holdfast certs init --cluster example --folder /etc/holdfast/ca"
    })
final class InitAuthority implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CertOptions options = new CertOptions();

  @Option(
      names = "--cluster",
      required = true,
      paramLabel = "NAME",
      description = "The cluster's name, as in the nodes' configuration.")
  private String cluster;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "3650",
      description = "How long it is valid. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Override
  public Integer call() throws Exception {
    Authority authority =
        Authority.create(CertOptions.checked(cluster), CertOptions.validity(days));
    options.write(authority::write);
    spec.commandLine()
        .getOut()
        .println(
            "Made an authority for cluster %s: %s/ca.crt to hand out, %s/ca.key to keep safe."
                .formatted(cluster, options.folder(), options.folder()));
    return ExitCode.DONE.code();
  }
}
