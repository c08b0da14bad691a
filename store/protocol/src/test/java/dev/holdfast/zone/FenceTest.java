package dev.holdfast.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.endpoint.Change;
import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.endpoint.Live;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The last line of defence: the write itself, whoever calls it.
final class FenceTest {

  private static final DomainName APEX = DomainName.of("example.");
  private static final DomainName OWNER = DomainName.of("api.example.");
  private static final Soa SOA = new Soa(60, APEX, APEX, 1, 1, 1, 1);

  @Test
  void an_endpoint_throws_rather_than_go_backwards_or_stand_still() {
    Endpoint endpoint = Endpoint.first(live(5));
    assertThatThrownBy(() -> endpoint.enact(live(4), 10)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> endpoint.enact(live(5), 10)).isInstanceOf(IllegalStateException.class);
    assertThat(endpoint.enact(live(6), 10).previous()).contains(live(5));
  }

  @Test
  void a_zone_throws_rather_than_let_a_new_name_start_at_its_floor_or_below() {
    Zone zone = Zone.create(APEX, SOA, 7);
    assertThatThrownBy(() -> zone.enact(OWNER, live(7))).isInstanceOf(IllegalStateException.class);
    assertThat(zone.enact(OWNER, live(8)).generationAt(OWNER)).isEqualTo(8);
    assertThat(zone.generationAt(OWNER)).isEqualTo(7);
  }

  @Test
  void history_keeps_the_newest_contents_and_forgets_the_oldest() {
    Endpoint endpoint = Endpoint.first(live(1));
    for (int generation = 2; generation <= 20; generation++) {
      endpoint = endpoint.enact(live(generation), 10);
    }
    assertThat(endpoint.history()).hasSize(10);
    assertThat(endpoint.previous()).contains(live(19));
    assertThat(endpoint.at(10)).contains(live(10));
    assertThat(endpoint.at(9)).isEmpty();
  }

  @Test
  void serials_step_over_zero_and_compare_on_the_circle() {
    Serial last = Serial.of(0xffff_ffffL);
    assertThat(last.next()).isEqualTo(Serial.FIRST);
    assertThat(last.next().isAfter(last)).isTrue();
    assertThat(last.isAfter(last.next())).isFalse();
    assertThat(Serial.of(0)).isEqualTo(Serial.FIRST);
    assertThat(last).hasToString("4294967295");
    assertThatThrownBy(() -> Serial.of(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Serial.of(1L << 32)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Live live(long generation) {
    return new Live(generation, RecordSets.NONE, new Change("", "", Instant.EPOCH, generation));
  }
}
