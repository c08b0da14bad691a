package dev.holdfast.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testing.FreePorts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// A person with the distribution and a terminal, in a folder of their own, whose cluster has ports
/// of its own.
record Terminal(Path folder, int basePort) {

  static final Path LAUNCHER = Script.tree().resolve("store/cli/target/holdfast/bin/holdfast");

  Terminal(Path folder) {
    this(folder, FreePorts.firstOf(34));
  }

  Script.Run holdfast(String... arguments) throws Exception {
    return Script.at(LAUNCHER).in(folder).with("HOLDFAST_SERVERS", "").run(arguments);
  }

  /// A command that must succeed.
  Script.Run done(String... arguments) throws Exception {
    Script.Run run = holdfast(arguments);
    assertThat(run.exitCode()).as("%s: %s", List.of(arguments), run).isZero();
    return run;
  }

  /// The folder in which `up` keeps everything.
  Path data() {
    return folder.resolve("holdfast-data");
  }

  /// The process of a node or an agent.
  ProcessHandle process(String name) throws IOException {
    return Files.readAllLines(data().resolve("running")).stream()
        .map(line -> line.split("\t"))
        .filter(parts -> parts[0].equals("process") && parts[1].equals(name))
        .mapToLong(parts -> Long.parseLong(parts[2]))
        .mapToObj(pid -> ProcessHandle.of(pid).orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  void everyNodeAnswers(String name, String... addresses) throws IOException {
    for (int node : IntStream.rangeClosed(1, 3).toArray()) {
      answers(node, name, addresses);
    }
  }

  void answers(int node, String name, String... addresses) throws IOException {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress("127.0.0.1", basePort + 10 + node));
    resolver.setTimeout(Duration.ofSeconds(5));
    Message answer =
        resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), Type.A, DClass.IN)));
    assertThat(answer.getSection(Section.ANSWER))
        .extracting(record -> ((ARecord) record).getAddress().getHostAddress())
        .as("%s from node-%d", name, node)
        .containsExactlyInAnyOrder(addresses);
  }

  void nothingRuns() {
    assertThat(processes()).isEmpty();
  }

  private Stream<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process ->
            process
                .info()
                .commandLine()
                .filter(
                    line -> line.contains(folder.toString()) || line.contains(":" + (basePort + 1)))
                .isPresent());
  }

  /// Ends what was started, and finds nothing left running.
  void end() throws Exception {
    if (Files.exists(data())) {
      holdfast("down", "--grace", "2s");
    }
    nothingRuns();
  }
}
