package dev.holdfast.cli.local;

import dev.holdfast.agents.enactor.EnactorOptions;
import dev.holdfast.agents.enactor.Pace;
import dev.holdfast.agents.enactor.Pass;
import dev.holdfast.agents.enactor.StoredPlans;
import dev.holdfast.agents.planner.Planner;
import dev.holdfast.agents.planner.StoredProposals;
import dev.holdfast.cli.running.LocalCertificates;
import dev.holdfast.client.ClientOptions;
import dev.holdfast.client.Credentials;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.server.Node;
import dev.holdfast.server.config.NodeConfig;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.WatchPlansRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Does once, on nodes of its own in a folder of its own, what `up` and its processes do when they
/// start: so that whoever records this JVM has seen the classes that takes. All nodes are in this
/// one JVM.
public final class Rehearsal {

  private static final String CALLER = "planner";

  /// Of a node.
  private static final int PORTS = 4;

  private Rehearsal() {}

  /// @param load how long three nodes are put under load as well; without one, one node starts
  public static void run(Optional<Duration> load) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("holdfast-rehearsal-");
    try {
      List<Integer> ports = freePorts(PORTS * (load.isPresent() ? Ports.NODES : 1));
      LocalCertificates certificates = new LocalCertificates(folder.resolve("certs"));
      new Identities(certificates).prepare();
      List<Node> nodes = new ArrayList<>();
      try {
        for (int node = 1; node <= ports.size() / PORTS; node++) {
          Path config = folder.resolve("node-%d.yaml".formatted(node));
          nodes.add(Node.start(NodeConfig.load(Files.writeString(config, config(node, ports)))));
        }
        String server = "127.0.0.1:" + ports.getFirst();
        play(folder, server);
        if (load.isPresent()) {
          Credentials operator = credentials(folder, LocalCertificates.OPERATOR);
          Drill.run(List.of(server), operator, load.get());
        }
      } finally {
        nodes.reversed().forEach(Node::close);
      }
    } finally {
      Furnishing.deleteAll(folder);
    }
  }

  private static void play(Path folder, String server) throws IOException, InterruptedException {
    Path plans = Files.createDirectory(folder.resolve("plans"));
    Furnishing.copyExample(Furnishing.PLAN_FILE, plans.resolve(Furnishing.PLAN_FILE));
    Path zone = folder.resolve(Furnishing.ZONE_FILE);
    Furnishing.copyExample(Furnishing.ZONE_FILE, zone);
    Credentials operator = credentials(folder, LocalCertificates.OPERATOR);
    try (FirstStart first = new FirstStart(List.of(server), operator)) {
      first.establishRoles();
      first.importExample(zone);
    }
    try (HoldfastClient client =
        HoldfastClient.connect(
            List.of(server),
            ClientOptions.DEFAULT
                .withCaller(CALLER)
                .withCredentials(credentials(folder, LocalCertificates.OPERATOR)))) {
      client.cluster().reports(StatusRequest.getDefaultInstance());
      client.plans().watch(WatchPlansRequest.newBuilder().setCurrentFirst(true).build()).close();
      Planner planner = new Planner(plans, new StoredProposals(client, CALLER));
      planner.look();
      planner.look();
      new Pass(new StoredPlans(client), EnactorOptions.DEFAULT, Pace.FREE).run(0);
    }
  }

  private static Credentials credentials(Path folder, String name) {
    return Credentials.of(new LocalCertificates(folder.resolve("certs")).of(name));
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> open = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        open.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
      }
      return open.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : open) {
        socket.close();
      }
    }
  }

  private static String config(int node, List<Integer> ports) {
    StringBuilder config = new StringBuilder();
    boolean alone = ports.size() == PORTS;
    config.append(
        """
        cluster: local
        node: node-%1$d
        data: data-%1$d
        initialise: true
        tls: {certificate: certs/node-%1$d.crt, key: certs/node-%1$d.key, ca: certs/ca.crt}
        replication: {election_timeout_min: %2$s, election_timeout_max: %3$s, free_space_min: 1MiB}
        members:
        """
            .formatted(node, alone ? "100ms" : "2s", alone ? "200ms" : "4s"));
    for (int member = 1; member <= ports.size() / PORTS; member++) {
      config.append(
          "  - {id: node-%d, grpc: '127.0.0.1:%d', dns: '127.0.0.1:%d', http: '127.0.0.1:%d', raft: '127.0.0.1:%d'}\n"
              .formatted(
                  member,
                  ports.get(PORTS * member - 4),
                  ports.get(PORTS * member - 3),
                  ports.get(PORTS * member - 2),
                  ports.get(PORTS * member - 1)));
    }
    return config.toString();
  }
}
