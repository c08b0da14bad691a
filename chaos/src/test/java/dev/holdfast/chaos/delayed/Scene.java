package dev.holdfast.chaos.delayed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.agents.enactor.Enactor;
import dev.holdfast.agents.enactor.EnactorOptions;
import dev.holdfast.agents.enactor.EnactorStep;
import dev.holdfast.agents.enactor.Pace;
import dev.holdfast.chaos.answer.Answer;
import dev.holdfast.chaos.answer.AnswerJudge;
import dev.holdfast.chaos.answer.Observer;
import dev.holdfast.chaos.answer.Question;
import dev.holdfast.chaos.answer.Stopwatch;
import dev.holdfast.chaos.answer.Tally;
import dev.holdfast.chaos.answer.Target;
import dev.holdfast.chaos.cluster.Cluster;
import dev.holdfast.chaos.cluster.ClusterOptions;
import dev.holdfast.chaos.cluster.NodeProcess;
import dev.holdfast.chaos.hold.Gate;
import dev.holdfast.client.BackupDownload;
import dev.holdfast.client.HoldfastClient;
import dev.holdfast.client.Watch;
import dev.holdfast.v1.AuditEntry;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.PlanState;
import dev.holdfast.v1.SaveBackupRequest;
import dev.holdfast.v1.StatusRequest;
import dev.holdfast.v1.StreamAuditRequest;
import dev.holdfast.v1.StreamAuditResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A cluster of three processes, a planner, an enactor that runs free, any number that are held,
/// and somebody who asks every node for every name all the time.
final class Scene implements AutoCloseable {

  static final String ZONE = "late.example.";
  static final List<String> ENDPOINTS =
      List.of("a.late.example.", "b.late.example.", "c.late.example.");

  /// Sealed plans that clean-up keeps.
  static final int KEPT_PLANS = 4;

  /// More than are kept and an endpoint remembers.
  private static final int MANY_PLANS = 50;

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Observer.Pace ASKING =
      new Observer.Pace(Duration.ofMillis(5), Duration.ofMillis(500));

  private static final Answer NOT_YET = new Answer.Unexpected("SERVFAIL");

  private final Path backup;
  private final Cluster cluster;
  private final HoldfastClient client;
  private final Plans plans;
  private final Gate others = new Gate();
  private final List<HeldEnactor> held = new ArrayList<>();
  private Thread free;
  private Observer observer;
  private long newest;
  private int names;

  private Scene(Path folder, Cluster cluster) {
    this.backup = folder.resolve("store.backup");
    this.cluster = cluster;
    this.client = cluster.client("planner");
    this.plans = new Plans(client);
    this.newest = plans.importZone();
    free = startFree();
    newer(KEPT_PLANS);
    observer = observe();
  }

  static Scene open(Path folder) throws InterruptedException {
    Cluster cluster = Cluster.start(ClusterOptions.small("delayed"));
    try {
      return new Scene(folder, cluster);
    } catch (RuntimeException problem) {
      cluster.close();
      throw problem;
    }
  }

  private Thread startFree() {
    return Thread.ofVirtual()
        .name("free")
        .start(() ->
            enact(
                "free",
                step -> {
                  if (step instanceof EnactorStep.BeforeWrite) {
                    others.pass();
                  }
                }));
  }

  /// Enacts until it is interrupted.
  private void enact(String name, Pace pace) {
    try (HoldfastClient own = cluster.client(name)) {
      new Enactor(own, EnactorOptions.DEFAULT.withKeepPlans(KEPT_PLANS), pace).run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// One more enactor of the product, which runs until it is interrupted.
  Thread startEnactor(String name, Pace pace) {
    return Thread.ofVirtual().name(name).start(() -> enact(name, pace));
  }

  private void endFree() {
    free.interrupt();
    try {
      free.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Observer observe() {
    List<Question> questions =
        ENDPOINTS.stream()
            .flatMap(name -> Stream.of(Question.Family.values()).map(f -> new Question(name, f)))
            .toList();
    List<Target> targets =
        cluster.nodes().stream().map(node -> new Target(node.id(), node.dnsAddress())).toList();
    return Observer.start(targets, questions, ASKING, Stopwatch.start());
  }

  /// Has an enactor held with a plan that nobody else has touched; then the others enact it.
  HeldEnactor hold(Mode mode, Hold hold) throws Exception {
    others.shut();
    newest = plans.propose();
    HeldEnactor late = HeldEnactor.start(cluster, "late-" + ++names, mode, hold, newest);
    held.add(late);
    late.awaitHeld();
    others.open();
    return late;
  }

  /// Has a second one held, somewhere else than this one is.
  void holdElsewhere(HeldEnactor first) throws Exception {
    List<Hold> holds = Hold.of(first.mode());
    hold(first.mode(), holds.get((holds.indexOf(first.hold()) + 2) % holds.size()));
  }

  /// So many plans are proposed, one after the other is enacted by the others, the last for sure.
  void newer(int count) {
    for (int i = 0; i < count; i++) {
      newest = plans.propose();
    }
    awaitLive();
  }

  /// As many newer plans as it takes for clean-up to delete those that these are held with: until
  /// then an endpoint remembers them.
  void cleanUp(List<HeldEnactor> late) {
    for (int more = 0; late.stream().anyMatch(each -> isSealed(each.generation())); more++) {
      assertThat(more).as("newer plans until clean-up").isLessThan(MANY_PLANS);
      newer(1);
    }
  }

  /// The leader is killed, another one takes a newer plan, and the dead one comes back.
  void killLeader() throws InterruptedException {
    String address = client.cluster().status(StatusRequest.getDefaultInstance()).getLeaderAddress();
    NodeProcess leader =
        cluster.nodes().stream()
            .filter(node -> node.grpcAddress().equals(address))
            .findFirst()
            .orElseThrow();
    leader.kill();
    newer(1);
    leader.start();
    cluster.awaitReady();
    awaitLive();
  }

  void backUp() throws IOException {
    Files.deleteIfExists(backup);
    try (BackupDownload download = client.backups().save(SaveBackupRequest.getDefaultInstance());
        OutputStream out = Files.newOutputStream(backup)) {
      download.writeTo(out);
    }
  }

  /// The store goes back to the backup and knows none of the plans made since. What its nodes
  /// answer then is older than what they answered before, because an operator wants it so: whoever
  /// watches begins anew.
  void restore() throws Exception {
    endFree();
    observer.close();
    cluster.restore(backup);
    observer = observe();
    free = startFree();
    newer(1);
  }

  /// Returns when the newest plan is live everywhere, and every node that runs says so.
  void awaitLive() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> ENDPOINTS.stream().allMatch(this::isLive));
  }

  private boolean isLive(String name) {
    if (client.recordSets().find(name).map(LiveEndpoint::getGeneration).orElse(0L) != newest) {
      return false;
    }
    List<String> running =
        cluster.nodes().stream().filter(NodeProcess::isAlive).map(NodeProcess::id).toList();
    return observer == null
        || observer.log().latest(running, name).values().stream()
            .allMatch(new Answer.Addresses(plans.last())::equals);
  }

  /// What all nodes have answered so far. A node that was started says that it cannot answer until
  /// it is up to date, and whoever asks asks another; [#awaitLive] makes sure that it comes to an
  /// end.
  Tally answers() {
    List<String> nodes = cluster.nodes().stream().map(NodeProcess::id).toList();
    return AnswerJudge.judge(
        observer.log().of(nodes).stream()
            .filter(observation -> !observation.answer().equals(NOT_YET))
            .toList());
  }

  long newest() {
    return newest;
  }

  Gate others() {
    return others;
  }

  boolean isSealed(long generation) {
    return client
        .plans()
        .find(generation)
        .filter(plan -> plan.getState() == PlanState.PLAN_STATE_SEALED)
        .isPresent();
  }

  /// What the store has on record of a caller.
  List<AuditEntry> record(String caller) throws InterruptedException {
    List<AuditEntry> entries = new ArrayList<>();
    try (Watch<StreamAuditResponse> audit =
        client.audit().follow(StreamAuditRequest.newBuilder().setFollow(true).build())) {
      StreamAuditResponse next;
      do {
        next = audit.next(PATIENCE).orElseThrow();
        next.getEntriesList().stream()
            .filter(entry -> entry.getCaller().equals(caller))
            .forEach(entries::add);
      } while (next.getLastSequence() < next.getNewestSequence());
    }
    return entries;
  }

  /// Lets all go that are still held, and returns when each has ended its pass.
  void letAllGo() throws Exception {
    for (HeldEnactor each : held) {
      each.letGo();
      each.awaitDone(PATIENCE);
      each.close();
    }
    held.clear();
  }

  @Override
  public void close() {
    others.open();
    held.forEach(HeldEnactor::close);
    endFree();
    observer.close();
    client.close();
    cluster.close();
  }
}
