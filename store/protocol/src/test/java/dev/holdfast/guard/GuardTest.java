package dev.holdfast.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.endpoint.Reach;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each guard at its limit: what just passes, and what just does not.
class GuardTest {

  private static final OptionalInt NO = OptionalInt.empty();

  @Test
  void never_empty_lets_nothing_run_out_that_was_there() {
    assertThat(judge(new NeverEmpty(), GuardSettings.NONE, a(2), a(1))).isEmpty();
    assertThat(judge(new NeverEmpty(), GuardSettings.NONE, a(2), RecordSets.NONE))
        .contains(new Guard.Violation("at least 1 address", "0 would be left of 2 now live"));
    assertThat(judge(new NeverEmpty(), GuardSettings.NONE, RecordSets.NONE, RecordSets.NONE))
        .isEmpty();
    assertThat(judge(new NeverEmpty(), GuardSettings.NONE, of(RecordType.NS, name()), a(1)))
        .map(Guard.Violation::limit)
        .contains("at least 1 name server");
    assertThat(judge(new NeverEmpty(), GuardSettings.NONE, mail(), RecordSets.NONE))
        .map(Guard.Violation::limit)
        .contains("at least 1 answer");
    assertThat(judge(new NeverEmpty(), GuardSettings.NONE, text(), RecordSets.NONE)).isEmpty();
    assertThat(judge(new NeverEmpty(), GuardSettings.NONE, mail(), text()))
        .map(Guard.Violation::limit)
        .contains("at least 1 answer");
  }

  @Test
  void never_empty_counts_what_leads_to_addresses() {
    assertThat(judge(new NeverEmpty(), GuardSettings.NONE, of(RecordType.DNAME, name()), mail()))
        .map(Guard.Violation::limit)
        .contains("at least 1 address");
    GuardedChange toOutside =
        new GuardedChange(GuardSettings.NONE, a(1), alias(), direct(a(1)), Reach.OUTSIDE, 0);
    assertThat(new NeverEmpty().judge(toOutside)).isEmpty();
    GuardedChange toNothing =
        new GuardedChange(GuardSettings.NONE, a(1), alias(), direct(a(1)), Reach.NOTHING, 0);
    assertThat(new NeverEmpty().judge(toNothing)).isPresent();
    GuardedChange fromOutside =
        new GuardedChange(GuardSettings.NONE, alias(), mail(), Reach.OUTSIDE, Reach.NOTHING, 0);
    assertThat(new NeverEmpty().judge(fromOutside)).isPresent();
  }

  @Test
  void min_addresses_lets_an_endpoint_below_it_stay_and_gain_but_not_lose() {
    GuardSettings two = settings(OptionalInt.of(2), NO, Optional.empty());
    assertThat(judge(new MinAddresses(), two, a(3), a(2))).isEmpty();
    assertThat(judge(new MinAddresses(), two, a(2), a(1)))
        .contains(new Guard.Violation("at least 2 addresses", "1, 2 now"));
    assertThat(judge(new MinAddresses(), two, RecordSets.NONE, a(1))).isPresent();
    assertThat(judge(new MinAddresses(), two, RecordSets.NONE, text())).isEmpty();
    assertThat(judge(new MinAddresses(), two, a(1), a(1))).isEmpty();
    assertThat(judge(new MinAddresses(), two, a(1), RecordSets.NONE)).isPresent();
    assertThat(judge(new MinAddresses(), GuardSettings.NONE, a(2), RecordSets.NONE)).isEmpty();
    GuardSettings four = settings(OptionalInt.of(4), NO, Optional.empty());
    assertThat(judge(new MinAddresses(), four, a(2), a(3))).isEmpty();
    assertThat(judge(new MinAddresses(), four, a(3), a(2))).isPresent();
    assertThat(
            new MinAddresses()
                .judge(new GuardedChange(two, a(2), alias(), direct(a(2)), Reach.OUTSIDE, 0)))
        .isEmpty();
  }

  @Test
  void max_removal_is_a_share_of_the_addresses_without_rounding() {
    GuardSettings half = settings(NO, OptionalInt.of(50), Optional.empty());
    assertThat(judge(new MaxRemoval(), half, a(4), a(2))).isEmpty();
    assertThat(judge(new MaxRemoval(), half, a(4), a(1)))
        .contains(
            new Guard.Violation("at most 50 % of the addresses removed in one change", "3 of 4"));
    assertThat(judge(new MaxRemoval(), half, a(3), a(1))).isPresent();
    assertThat(judge(new MaxRemoval(), half, a(0), a(1))).isEmpty();
    assertThat(judge(new MaxRemoval(), GuardSettings.NONE, a(4), RecordSets.NONE)).isEmpty();
    GuardSettings none = settings(NO, OptionalInt.of(0), Optional.empty());
    assertThat(judge(new MaxRemoval(), none, a(2), a(3))).isEmpty();
    assertThat(judge(new MaxRemoval(), none, a(2), a(1))).isPresent();
  }

  @Test
  void velocity_counts_what_went_before_within_the_window() {
    GuardSettings slow =
        settings(NO, NO, Optional.of(new VelocityLimit(50, Duration.ofMinutes(90))));
    assertThat(velocity(slow, 4, 2, 0)).isEmpty();
    assertThat(velocity(slow, 3, 2, 1)).isEmpty();
    assertThat(velocity(slow, 2, 1, 2))
        .contains(
            new Guard.Violation(
                "at most 50 % of the addresses removed within 90 min",
                "3 of 4, 2 of them before this change"));
    assertThat(velocity(slow, 1, 1, 5)).as("what takes nothing away passes").isEmpty();
    assertThat(velocity(GuardSettings.NONE, 4, 0, 0)).isEmpty();
  }

  @Test
  void windows_are_told_in_the_unit_that_fits() {
    assertThat(Spans.text(Duration.ofHours(2))).isEqualTo("2 h");
    assertThat(Spans.text(Duration.ofMinutes(2))).isEqualTo("2 min");
    assertThat(Spans.text(Duration.ofSeconds(61))).isEqualTo("61 s");
  }

  @Test
  void max_endpoints_changed_always_lets_one_change() {
    GuardSettings tenth =
        new GuardSettings(
            NO,
            NO,
            Optional.empty(),
            OptionalInt.of(10),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(MaxEndpointsChanged.judge(tenth, 1, 2)).isEmpty();
    assertThat(MaxEndpointsChanged.judge(tenth, 2, 20)).isEmpty();
    assertThat(MaxEndpointsChanged.judge(tenth, 2, 19))
        .contains(
            new Guard.Violation("at most 10 % of the zone's endpoints changed at once", "2 of 19"));
    assertThat(MaxEndpointsChanged.judge(GuardSettings.NONE, 20, 20)).isEmpty();
  }

  @Test
  void ttls_at_the_ends_of_the_range_are_within_it() {
    GuardSettings range =
        new GuardSettings(
            NO,
            NO,
            Optional.empty(),
            NO,
            Optional.of(new TtlRange(30, 60)),
            Optional.empty(),
            Optional.empty());
    assertThat(judge(new TtlInRange(), range, RecordSets.NONE, a(1, 30))).isEmpty();
    assertThat(judge(new TtlInRange(), range, RecordSets.NONE, a(1, 60))).isEmpty();
    assertThat(judge(new TtlInRange(), range, RecordSets.NONE, a(1, 29)))
        .contains(new Guard.Violation("TTLs of 30 to 60 seconds", "A with 29 seconds"));
    assertThat(judge(new TtlInRange(), range, RecordSets.NONE, a(1, 61))).isPresent();
    assertThat(judge(new TtlInRange(), GuardSettings.NONE, RecordSets.NONE, a(1, 0))).isEmpty();
  }

  @Test
  void families_asks_for_both_where_there_is_any() {
    GuardSettings both =
        new GuardSettings(
            NO, NO, Optional.empty(), NO, Optional.empty(), Optional.of(true), Optional.empty());
    assertThat(judge(new Families(), both, RecordSets.NONE, a(1)))
        .contains(new Guard.Violation("both A and AAAA", "A alone"));
    assertThat(judge(new Families(), both, RecordSets.NONE, aaaa()))
        .contains(new Guard.Violation("both A and AAAA", "AAAA alone"));
    assertThat(judge(new Families(), both, RecordSets.NONE, text())).isEmpty();
    assertThat(
            judge(
                new Families(),
                both,
                RecordSets.NONE,
                RecordSets.of(a(1).asList().getFirst(), aaaa().asList().getFirst())))
        .isEmpty();
    assertThat(judge(new Families(), GuardSettings.NONE, RecordSets.NONE, a(1))).isEmpty();
  }

  @Test
  void allowed_networks_names_the_address_that_lies_outside() {
    GuardSettings networks =
        new GuardSettings(
            NO,
            NO,
            Optional.empty(),
            NO,
            Optional.empty(),
            Optional.empty(),
            Optional.of(List.of(Network.of("192.0.2.0/30"), Network.of("10.0.0.0/8"))));
    assertThat(judge(new AllowedNetworks(), networks, RecordSets.NONE, a(3))).isEmpty();
    assertThat(judge(new AllowedNetworks(), networks, RecordSets.NONE, a(4)))
        .contains(new Guard.Violation("addresses in 10.0.0.0/8, 192.0.2.0/30", "192.0.2.4"));
    assertThat(judge(new AllowedNetworks(), GuardSettings.NONE, RecordSets.NONE, a(4))).isEmpty();
  }

  private static Optional<Guard.Violation> judge(
      Guard guard, GuardSettings settings, RecordSets live, RecordSets next) {
    return guard.judge(new GuardedChange(settings, live, next, direct(live), direct(next), 0));
  }

  private static Optional<Guard.Violation> velocity(
      GuardSettings settings, int before, int after, int lately) {
    return new Velocity()
        .judge(
            new GuardedChange(
                settings, a(before), a(after), direct(a(before)), direct(a(after)), lately));
  }

  private static Reach direct(RecordSets contents) {
    return Reach.direct(contents);
  }

  private static GuardSettings settings(
      OptionalInt least, OptionalInt removal, Optional<VelocityLimit> velocity) {
    return new GuardSettings(
        least, removal, velocity, NO, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static RecordSets a(int addresses) {
    return a(addresses, 60);
  }

  private static RecordSets a(int addresses, int ttlSeconds) {
    return addresses == 0
        ? RecordSets.NONE
        : RecordSets.of(
            new RecordSet(
                RecordType.A,
                ttlSeconds,
                IntStream.rangeClosed(1, addresses)
                    .mapToObj(last -> Rdata.of(new byte[] {(byte) 192, 0, 2, (byte) last}))
                    .toList()));
  }

  private static RecordSets aaaa() {
    return of(RecordType.AAAA, Rdata.of(new byte[16]));
  }

  private static RecordSets text() {
    return of(RecordType.TXT, Rdata.of(new byte[] {1, 'x'}));
  }

  private static RecordSets mail() {
    return of(RecordType.CAA, Rdata.of(new byte[] {0, 1, 'x'}));
  }

  private static RecordSets alias() {
    return of(RecordType.CNAME, name());
  }

  private static RecordSets of(RecordType type, Rdata value) {
    return RecordSets.of(RecordSet.of(type, 60, value));
  }

  private static Rdata name() {
    return Rdata.of(DomainName.of("there.example.").toWire());
  }
}
