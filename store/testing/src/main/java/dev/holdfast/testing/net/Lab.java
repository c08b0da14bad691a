package dev.holdfast.testing.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A network of namespaces: one that holds a bridge, and one for each stand, joined to the bridge
/// by a cable that can be pulled. Whatever runs at a stand has its network and no other.
///
/// All of it ends with the processes that hold it, so there is nothing to tidy up, whatever becomes
/// of who made it: each holder reads its input and ends when nobody is left to write to it.
///
/// Root may make such namespaces; others may where the system lets them have one of users too.
public final class Lab implements AutoCloseable {

  /// The number of the process that made a lab around itself.
  public static final int HERE = 254;

  private static final String SUBNET = "10.77.0.";
  private static final int STAND_IN = 100;
  private static final List<String> HOLD = List.of("sh", "-c", "echo ready; exec cat");

  private final boolean root = runsAsRoot();
  private final long bridge;
  private final List<Process> holders = new ArrayList<>();
  private final Map<Integer, Process> stands = new TreeMap<>();

  private Lab() throws IOException {
    List<String> command = new ArrayList<>(List.of("unshare"));
    if (!root) {
      command.addAll(List.of("--user", "--map-root-user"));
    }
    command.add("--net");
    bridge = hold(command).pid();
  }

  private Lab(ProcessHandle here) {
    bridge = here.pid();
  }

  /// A lab whose bridge stands in a namespace of its own, out of reach for this process.
  public static Lab open() throws IOException {
    Lab lab = new Lab();
    lab.raiseBridge();
    return lab;
  }

  /// A lab whose bridge stands in the namespace of this process, which has to have one to itself;
  /// it takes part as number [#HERE].
  public static Lab here() {
    Lab lab = new Lab(ProcessHandle.current());
    lab.raiseBridge();
    lab.ip(lab.bridge, "addr add %s/24 dev br0".formatted(host(HERE)));
    lab.ip(lab.bridge, "link set lo up");
    return lab;
  }

  private void raiseBridge() {
    ip(bridge, "link add br0 type bridge");
    ip(bridge, "link set br0 up");
  }

  private static boolean runsAsRoot() {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status.anyMatch(line -> line.matches("Uid:\\s+0\\s.*"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// Where stand `number` is reached.
  public static String host(int number) {
    return SUBNET + number;
  }

  /// Makes a stand, and cables it to the bridge.
  ///
  /// @param number from 1
  public void add(int number) throws IOException {
    Process stand = hold(inside(bridge, List.of("unshare", "--net")));
    stands.put(number, stand);
    ip(bridge, "link add port%d type veth peer name eth0 netns %d".formatted(number, stand.pid()));
    ip(stand.pid(), "addr add %s/24 dev eth0".formatted(host(number)));
    ip(stand.pid(), "link set eth0 up");
    ip(stand.pid(), "link set lo up");
    join(number);
  }

  /// Starts what holds a namespace open as long as this process lives.
  private Process hold(List<String> unshare) throws IOException {
    List<String> command = new ArrayList<>(unshare);
    command.addAll(HOLD);
    Process holder = new ProcessBuilder(command).redirectErrorStream(true).start();
    holders.add(holder);
    String said = holder.inputReader().readLine();
    if (!"ready".equals(said)) {
      throw new IOException(
          "no network namespace can be made here (%s); run this as root, or allow unprivileged user namespaces"
              .formatted(said));
    }
    return holder;
  }

  /// The command that runs `command` at a stand, under the same process id.
  public List<String> at(int number, List<String> command) {
    return inside(number == HERE ? bridge : stands.get(number).pid(), command);
  }

  /// Makes a stand and starts a process there.
  public Process start(int number, List<String> command, Path errors) throws IOException {
    add(number);
    Process process =
        new ProcessBuilder(at(number, command)).redirectError(errors.toFile()).start();
    holders.add(process);
    return process;
  }

  /// Pulls the cable: whatever is sent to or from this stand is lost without a word.
  public void cut(int number) {
    ip(bridge, "link set port%d nomaster".formatted(number));
  }

  public void join(int number) {
    ip(bridge, "link set port%d master br0 up".formatted(number));
  }

  private void ip(long where, String command) {
    List<String> words = new ArrayList<>(List.of("ip"));
    words.addAll(List.of(command.split(" ")));
    run(inside(where, words), command);
  }

  /// Limits how much a cable carries, either way.
  ///
  /// @param kilobits a second
  public void limit(int number, int kilobits) {
    String limit = "tbf rate %dkbit burst 16kb latency 400ms".formatted(kilobits);
    run(inside(bridge, tc("qdisc replace dev port%d root %s".formatted(number, limit))), "limit");
    run(at(number, tc("qdisc replace dev eth0 root " + limit)), "limit");
  }

  public void unlimited(int number) {
    run(inside(bridge, tc("qdisc del dev port%d root".formatted(number))), "unlimited");
    run(at(number, tc("qdisc del dev eth0 root")), "unlimited");
  }

  private static List<String> tc(String command) {
    return Stream.concat(Stream.of("tc"), Stream.of(command.split(" "))).toList();
  }

  /// Where a stand-in for stand `number` is reached, in the namespace of the bridge.
  public static String standIn(int number) {
    return host(STAND_IN + number);
  }

  /// Gives the process that made a lab around itself the address of a stand-in.
  public void addStandIn(int number) {
    ip(bridge, "addr add %s/24 dev br0".formatted(standIn(number)));
  }

  /// Has connections that a stand makes end somewhere else than it thinks.
  ///
  /// @param rules of nftables, for what goes out; in place of all earlier ones
  public void detour(int number, List<String> rules) {
    StringBuilder script =
        new StringBuilder("add table ip detour; delete table ip detour; add table ip detour;");
    script.append("add chain ip detour out { type nat hook output priority -100; };");
    rules.forEach(rule -> script.append("add rule ip detour out ").append(rule).append(';'));
    run(at(number, List.of("nft", script.toString())), "detour");
  }

  /// Has a stand's packet filter follow `rules` and no others.
  ///
  /// @param rules of nftables, for what comes in
  public void filter(int number, List<String> rules) {
    StringBuilder script =
        new StringBuilder("add table inet lab; delete table inet lab; add table inet lab;");
    script.append("add chain inet lab in { type filter hook input priority 0; };");
    rules.forEach(rule -> script.append("add rule inet lab in ").append(rule).append(';'));
    run(at(number, List.of("nft", script.toString())), "filter");
  }

  private static void run(List<String> command, String what) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException("%s: %s".formatted(what, said));
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private List<String> inside(long where, List<String> command) {
    List<String> all =
        new ArrayList<>(List.of("nsenter", "--target", Long.toString(where), "--net"));
    if (!root) {
      all.addAll(List.of("--user", "--preserve-credentials"));
    }
    all.addAll(command);
    return all;
  }

  @Override
  public void close() {
    holders.reversed().forEach(Process::destroyForcibly);
  }
}
