package dev.holdfast.cli.member;

import picocli.CommandLine.Command;

/// The commands on the members of a cluster.
@Command(
    name = "cluster",
    description = {
      "Shows who belongs to the cluster and who leads it, and changes both.",
      "A new node is started with 'join: true', added as a learner, and promoted when it has caught up."
    },
    subcommands = {
      ShowMembers.class,
      AddMember.class,
      PromoteMember.class,
      RemoveMember.class,
      ReplaceMember.class,
      TransferLead.class
    },
    footer = {
      "  holdfast cluster status",
      "  holdfast cluster replace n3 --config n4.yaml",
      "  holdfast cluster transfer n2"
    })
public final class MemberCommands {}
