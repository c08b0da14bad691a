package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: a client that cannot work says so when it is made, not when it is first needed.
class ConnectTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "localhost:",
        "localhost:port",
        "a b:7201",
        "h:123456",
        "h:65536"
      })
  void an_address_that_is_none_is_shown_with_the_form_it_should_have(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoldfastClient.connect(List.of(address)))
        .withMessageContaining("'" + address + "'")
        .withMessageContaining("host:port");
  }

  @Test
  void a_client_needs_a_node() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoldfastClient.connect(List.of()))
        .withMessageContaining("at least one node");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dns1.example:7201", "192.0.2.1:7201", "localhost.example:7201"})
  void a_token_does_not_leave_the_machine_unprotected(String address) {
    ClientOptions options =
        ClientOptions.DEFAULT.withCredentials(Credentials.NONE.withToken("secret"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> HoldfastClient.connect(List.of("localhost:7201", address), options))
        .withMessageContaining(address)
        .withMessageContaining("authority")
        .withMessageNotContaining("secret");
    try (HoldfastClient client =
        HoldfastClient.connect(List.of("127.0.0.1:7201", "[::1]:7201"), options)) {
      assertThat(client).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Zoë", "tab\there"})
  void a_caller_that_cannot_travel_is_refused(String caller) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClientOptions.DEFAULT.withCaller(caller))
        .withMessageContaining("printable ASCII");
  }

  @Test
  void a_call_needs_some_time() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClientOptions.DEFAULT.withDeadline(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClientOptions.DEFAULT.withTryTimeout(Duration.ofMillis(-1)));
  }
}
