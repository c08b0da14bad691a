package dev.holdfast.cli.certs;

import dev.holdfast.cli.console.ExitCode;
import dev.holdfast.server.certificate.Issued;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a caller's certificate.
@Command(
    name = "client",
    description = {
      "Makes the certificate of a caller: a person or a program. What it may do is not in it;",
      "'holdfast access grant' says that."
    },
    footer = {"  holdfast certs client alice", "  holdfast certs client planner-eu --days 30"})
final class IssueClient implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private CertOptions options = new CertOptions();

  @Parameters(paramLabel = "NAME", description = "The name it goes by in the record.")
  private String name;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "365",
      description = "How long it is valid. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Override
  public Integer call() throws Exception {
    Issued issued =
        options.authority().caller(CertOptions.checked(name), CertOptions.validity(days));
    options.write(folder -> issued.write(folder, name));
    spec.commandLine()
        .getOut()
        .println(
            """
            Made the certificate of %s, valid until %s. It calls with:
              --ca %s/ca.crt --cert %s/%s.crt --key %s/%s.key\
            """
                .formatted(
                    name,
                    CertOptions.end(issued),
                    options.folder(),
                    options.folder(),
                    name,
                    options.folder(),
                    name));
    return ExitCode.DONE.code();
  }
}
