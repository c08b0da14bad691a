package dev.holdfast.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.record.Rdata;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Settings refuse what makes no sense, and the nearer ones count field by field.
class GuardSettingsTest {

  private static final GuardSettings ALL =
      new GuardSettings(
          OptionalInt.of(1),
          OptionalInt.of(2),
          Optional.of(new VelocityLimit(3, Duration.ofHours(4))),
          OptionalInt.of(5),
          Optional.of(new TtlRange(6, 7)),
          Optional.of(true),
          Optional.of(List.of(Network.of("10.0.0.0/8"))));

  @Test
  void where_an_endpoint_is_silent_the_zone_counts() {
    assertThat(GuardSettings.NONE.within(ALL)).isEqualTo(ALL);
    assertThat(ALL.within(GuardSettings.NONE)).isEqualTo(ALL);
    GuardSettings one = only(OptionalInt.of(9), OptionalInt.empty());
    assertThat(one.within(ALL).minAddresses()).hasValue(9);
    assertThat(one.within(ALL).maxRemovalPercent()).hasValue(2);
    assertThat(one.within(ALL).velocity()).isEqualTo(ALL.velocity());
    assertThat(one.within(ALL).maxEndpointsChangedPercent()).hasValue(5);
    assertThat(one.within(ALL).ttlRange()).isEqualTo(ALL.ttlRange());
    assertThat(one.within(ALL).bothFamilies()).contains(true);
    assertThat(one.within(ALL).allowedNetworks()).isEqualTo(ALL.allowedNetworks());
    assertThat(ALL.within(one)).isEqualTo(ALL);
    GuardSettings other = only(OptionalInt.empty(), OptionalInt.of(100));
    assertThat(other.within(ALL).minAddresses()).hasValue(1);
    assertThat(other.within(ALL).maxRemovalPercent()).hasValue(100);
  }

  @Test
  void numbers_out_of_range_are_refused_with_the_range() {
    assertThat(only(OptionalInt.of(0), OptionalInt.of(0)).minAddresses()).hasValue(0);
    assertThat(only(OptionalInt.of(1_000), OptionalInt.of(100)).minAddresses()).hasValue(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> only(OptionalInt.of(-1), OptionalInt.empty()))
        .withMessage("min-addresses is -1; it must be from 0 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> only(OptionalInt.of(1_001), OptionalInt.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> only(OptionalInt.empty(), OptionalInt.of(-1)))
        .withMessage("max-removal is -1 %; it must be from 0 to 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> only(OptionalInt.empty(), OptionalInt.of(101)));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new GuardSettings(
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(101),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()))
        .withMessageContaining("max-endpoints-changed");
  }

  @Test
  void velocity_has_a_window_of_one_second_to_seven_days() {
    assertThat(new VelocityLimit(0, Duration.ofSeconds(1)).percent()).isZero();
    assertThat(new VelocityLimit(100, Duration.ofDays(7)).percent()).isEqualTo(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VelocityLimit(101, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VelocityLimit(1, Duration.ofMillis(999)))
        .withMessageContaining("from 1 second to 7 days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VelocityLimit(1, Duration.ofDays(7).plusNanos(1)));
  }

  @Test
  void a_range_of_ttls_goes_up() {
    assertThat(new TtlRange(0, 0)).hasToString("0 to 0 seconds");
    assertThatIllegalArgumentException().isThrownBy(() -> new TtlRange(-1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TtlRange(2, 1))
        .withMessageContaining("2 to 1 seconds");
  }

  @Test
  void networks_are_kept_in_order_and_once() {
    GuardSettings settings =
        networks(
            List.of(
                Network.of("2001:db8::/32"),
                Network.of("192.0.2.0/24"),
                Network.of("10.0.0.0/8"),
                Network.of("192.0.2.0/24"),
                Network.of("192.0.2.0/25")));
    assertThat(settings.allowedNetworks().orElseThrow().stream().map(Network::toString))
        .containsExactly(
            "10.0.0.0/8", "192.0.2.0/24", "192.0.2.0/25", Network.of("2001:db8::/32").toString());
    assertThat(networks(Collections.nCopies(256, Network.of("10.0.0.0/8"))).allowedNetworks())
        .isPresent();
    assertThatIllegalArgumentException().isThrownBy(() -> networks(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> networks(Collections.nCopies(257, Network.of("10.0.0.0/8"))))
        .withMessageContaining("257 networks; it must list from 1 to 256");
  }

  @Test
  void a_network_holds_the_addresses_behind_its_prefix() {
    assertThat(Network.of("192.0.2.128/25").holds(v4(192, 0, 2, 128))).isTrue();
    assertThat(Network.of("192.0.2.128/25").holds(v4(192, 0, 2, 255))).isTrue();
    assertThat(Network.of("192.0.2.128/25").holds(v4(192, 0, 2, 127))).isFalse();
    assertThat(Network.of("192.0.2.1/32").holds(v4(192, 0, 2, 1))).isTrue();
    assertThat(Network.of("192.0.2.1/32").holds(v4(192, 0, 2, 0))).isFalse();
    assertThat(Network.of("0.0.0.0/0").holds(v4(255, 255, 255, 255))).isTrue();
    assertThat(Network.of("0.0.0.0/0").holds(Rdata.of(new byte[16]))).isFalse();
    assertThat(Network.of("::/0").holds(Rdata.of(new byte[16]))).isTrue();
  }

  @Test
  void what_is_no_network_is_refused_with_what_to_write() {
    refuses("192.0.2.0", "needs a prefix length");
    refuses("192.0.2.0/x", "length of its prefix in bits");
    refuses("192.0.2.0/33", "prefix length 33 is not in 0..32");
    refuses("192.0.2.0/-1", "prefix length -1 is not in 0..32");
    refuses("::/129", "prefix length 129 is not in 0..128");
    refuses("192.0.2.1/24", "has bits set behind its prefix; write 192.0.2.0/24");
    refuses("host.example/24", "'host.example/24' is no network");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Network(Rdata.of(new byte[5]), 0))
        .withMessageContaining("4 or 16 octets, not 5");
  }

  private static void refuses(String text, String because) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Network.of(text))
        .withMessageContaining(because);
  }

  private static Rdata v4(int a, int b, int c, int d) {
    return Rdata.of(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
  }

  private static GuardSettings networks(List<Network> networks) {
    return new GuardSettings(
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(networks));
  }

  private static GuardSettings only(OptionalInt least, OptionalInt removal) {
    return new GuardSettings(
        least,
        removal,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
