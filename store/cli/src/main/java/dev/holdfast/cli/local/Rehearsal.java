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
import java.util.ArrayList;
import java.util.List;

/// Does once, on a node of its own in a folder of its own, what `up` and its processes do when they
/// start: so that whoever records this JVM has seen the classes that takes.
public final class Rehearsal {

  private static final String CALLER = "planner";

  private Rehearsal() {}

  public static void run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("holdfast-rehearsal-");
    try {
      List<Integer> ports = freePorts(4);
      LocalCertificates certificates = new LocalCertificates(folder.resolve("certs"));
      new Identities(certificates).prepare();
      Path config = Files.writeString(folder.resolve("node.yaml"), config(ports));
      try (Node _ = Node.start(NodeConfig.load(config))) {
        play(folder, "127.0.0.1:" + ports.getFirst());
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

  private static String config(List<Integer> ports) {
    return """
    cluster: local
    node: node-1
    data: data
    initialise: true
    tls: {certificate: certs/node-1.crt, key: certs/node-1.key, ca: certs/ca.crt}
    replication: {election_timeout_min: 100ms, election_timeout_max: 200ms, free_space_min: 1MiB}
    members:
      - {id: node-1, grpc: '127.0.0.1:%d', dns: '127.0.0.1:%d', http: '127.0.0.1:%d', raft: '127.0.0.1:%d'}
    """
        .formatted(ports.toArray());
  }
}
