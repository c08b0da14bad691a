package dev.holdfast.chaos.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Cables and losses do to a connection what they say, and nothing is left when all is over.
class NetworkIT {

  private static List<String> program(String... arguments) {
    List<String> program = new ArrayList<>();
    program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--"))
        .forEach(program::add);
    // A run beside this has a first process too, and keeps the file that JVMs tell of themselves
    // in.
    program.addAll(List.of("-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
    program.add(Visitor.class.getName());
    program.addAll(List.of(arguments));
    return program;
  }

  @Test
  void whatIsCutOrLostDoesNotArriveAndWhatIsHealedDoes() throws Exception {
    Process process =
        new ProcessBuilder(OwnNamespaces.command(program("visit")))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines())
        .containsSubsequence(
            "open: heard",
            "cut: silence",
            "plugged: heard",
            "lost towards: silence",
            "restored: heard",
            "narrow: true",
            "wide: true",
            "late: late",
            "late no more: prompt");
  }

  @Test
  void whatWasStartedInsideEndsWithWhoeverStartedIt() throws Exception {
    Process process =
        new ProcessBuilder(OwnNamespaces.command(program("stay")))
            .redirectErrorStream(true)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    List<ProcessHandle> below = process.descendants().toList();
    assertThat(below).hasSizeGreaterThan(1);

    process.destroyForcibly();

    for (ProcessHandle each : below) {
      each.onExit().get(20, TimeUnit.SECONDS);
    }
    assertThat(below).noneMatch(ProcessHandle::isAlive);
  }
}
