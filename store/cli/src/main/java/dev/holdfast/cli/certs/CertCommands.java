package dev.holdfast.cli.certs;

import picocli.CommandLine.Command;

/// The commands on certificates.
@Command(
    name = "certs",
    description = {
      "Makes certificates for nodes and callers, by an authority of the cluster's own. They are files;",
      "no node is called."
    },
    subcommands = {InitAuthority.class, IssueNode.class, IssueClient.class},
    footer = {
      "  holdfast certs init --cluster example",
      "  holdfast certs node node-1 --host ns1.example.net,192.0.2.1",
      "  holdfast certs client alice"
    })
public final class CertCommands {}
