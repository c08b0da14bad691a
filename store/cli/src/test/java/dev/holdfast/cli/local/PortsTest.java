package dev.holdfast.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.console.ExitCode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void aPortInUseIsNamedWithItsPurposeAndWhatToDo() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (ServerSocket used = new ServerSocket(0, 1, loopback)) {
      Ports ports = new Ports(used.getLocalPort() - 2);
      assertThatThrownBy(ports::refuseUsed)
          .isInstanceOfSatisfying(
              CommandException.class,
              refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED))
          .hasMessageContaining("--base-port");
    }
  }

  @Test
  void aDatagramPortInUseIsInUseToo() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket used = new DatagramSocket(0, loopback)) {
      assertThatThrownBy(new Ports(used.getLocalPort() - 11)::refuseUsed)
          .hasMessageContaining("--base-port");
    }
  }

  @Test
  void aBaseThatLeavesNoRoomIsRefused() {
    assertThatThrownBy(() -> new Ports(80)).hasMessageContaining("1024");
    assertThatThrownBy(() -> new Ports(65_530)).hasMessageContaining("65500");
  }
}
