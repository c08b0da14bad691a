package dev.holdfast.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

  @Test
  void aProcessIsFoundByItsIdentity() throws IOException {
    Process process = new ProcessBuilder("sleep", "60").start();
    try {
      ProcessIdentity identity = ProcessIdentity.of(process.toHandle()).orElseThrow();
      assertThat(identity.process()).contains(process.toHandle());
      assertThat(ProcessIdentity.of(process.pid())).contains(identity);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void anotherProcessWithTheSameIdIsNotIt() throws IOException {
    Process process = new ProcessBuilder("sleep", "60").start();
    try {
      ProcessIdentity earlier = new ProcessIdentity(process.pid(), "another boot/1");
      assertThat(earlier.process()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aProcessThatHasEndedIsGone() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    ProcessIdentity identity = ProcessIdentity.of(process.toHandle()).orElseThrow();
    process.destroyForcibly().waitFor();
    assertThat(identity.process()).isEmpty();
  }
}
