package dev.holdfast.agents.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.agents.live.LiveCluster;
import dev.holdfast.agents.live.LogLines;
import dev.holdfast.client.HoldfastClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a planner at work says to its log.
class PlannerLoopTest {

  private static final String CALLER = "planner-that-talks";

  private final HoldfastClient client = LiveCluster.shared().client(CALLER);
  private final LogLines log = LogLines.of(PlannerLoop.class);

  @TempDir Path folder;
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    write("www: {type: A, value: 192.0.2.1}\napi: {type: A, value: 192.0.2.1}");
    PlannerLoop loop =
        new PlannerLoop(
            new Planner(folder, new StoredProposals(client, CALLER)), Duration.ofMillis(50));
    thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                loop.run();
              } catch (InterruptedException told) {
                // The test is over.
              }
            });
  }

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
    client.close();
    log.close();
  }

  @Test
  void plansProblemsAndEmptinessAreTold() throws IOException {
    awaitLine("is sealed; endpoints: 2, record sets: 2, plan files: 1");

    write("www: {type: A, value: 192.0.2.2}");
    awaitLine(
        "No longer named, and left as they are; to retire one, write [] behind its name: api.eu.example.");

    write("www: {type: A, value: nowhere}");
    awaitLine("eu.example.yaml:1: www.value: ");
    awaitLine("the last plan stays");

    write("# nothing");
    awaitLine("name no endpoint: nothing is proposed, and what is live stays as it is");

    Files.writeString(folder.resolve("notes.txt"), "call the registrar");
    awaitLine("Not plan files, and left alone: ");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("eu.example.yaml"), yaml);
  }

  private void awaitLine(String part) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains(part)));
  }
}
