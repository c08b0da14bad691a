package dev.holdfast.cli.member;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.server.config.InvalidConfigException;
import dev.holdfast.server.config.MemberConfig;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.v1.AddMemberRequest;
import dev.holdfast.v1.RequestHeader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// Who a new member is: what its own configuration file says, or what the options do.
final class NewMember {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The new node's own configuration file: its id and addresses are taken from it.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--raft",
      paramLabel = "HOST:PORT",
      description = "Where the other members reach it.")
  private String raft = "";

  @Option(names = "--grpc", paramLabel = "HOST:PORT", description = "Where it takes calls.")
  private String grpc = "";

  @Option(names = "--dns", paramLabel = "HOST:PORT", description = "Where it answers DNS.")
  private String dns = "";

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      description = "Where it serves metrics and health.")
  private String http = "";

  /// @param id as given on the command line
  AddMemberRequest request(Optional<String> id, RequestHeader header) {
    AddMemberRequest.Builder request = AddMemberRequest.newBuilder().setHeader(header);
    return config
        .map(file -> ofFile(file, id, request))
        .orElseGet(() -> ofOptions(id, request))
        .build();
  }

  private AddMemberRequest.Builder ofFile(
      Path file, Optional<String> id, AddMemberRequest.Builder request) {
    if (Stream.of(raft, grpc, dns, http).anyMatch(address -> !address.isEmpty())) {
      throw CommandException.usage(
          "Addresses are in %s already: leave out --raft, --grpc, --dns and --http, or --config."
              .formatted(file));
    }
    NodeConfig node = load(file);
    id.filter(given -> !given.equals(node.node()))
        .ifPresent(given -> {
          throw CommandException.usage(
              "%s is the configuration of node %s, not of %s.".formatted(file, node.node(), given));
        });
    MemberConfig self = node.self();
    return request
        .setNodeId(self.id())
        .setRaftAddress(self.raft().toString())
        .setGrpcAddress(self.grpc().toString())
        .setDnsAddress(self.dns().toString())
        .setHttpAddress(self.http().toString());
  }

  private static NodeConfig load(Path file) {
    try {
      return NodeConfig.load(file);
    } catch (InvalidConfigException invalid) {
      throw CommandException.usage(invalid.getMessage());
    }
  }

  private AddMemberRequest.Builder ofOptions(
      Optional<String> id, AddMemberRequest.Builder request) {
    if (id.isEmpty() || Stream.of(raft, grpc, dns, http).anyMatch(String::isEmpty)) {
      throw CommandException.usage(
          "Say who the new member is: --config with its configuration file, or its id and all of"
              + " --raft, --grpc, --dns and --http.");
    }
    return request
        .setNodeId(id.get())
        .setRaftAddress(raft)
        .setGrpcAddress(grpc)
        .setDnsAddress(dns)
        .setHttpAddress(http);
  }
}
