package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Goal: what a node would only refuse is not sent, and what it has room for is.
class RoomTest {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Failure BUSY =
      new Failure.OverLimit("calls", "10", "10, and 1 more", Optional.of(PAUSE));
  private static final Failure TOO_LARGE = new Failure.OverLimit("request size", "1", "2");

  private final Room room = new Room();

  private List<Room.Place> take(int calls) {
    List<Room.Place> places = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      places.add(room.take().orElseThrow());
    }
    return places;
  }

  private static void serve(Room.Place place) {
    place.served();
    place.close();
  }

  private void refuse(Room.Place place, Failure failure) {
    place.close();
    room.failed(place, failure);
  }

  /// How many more calls would be sent now.
  private int free() {
    List<Room.Place> taken = new ArrayList<>();
    for (var place = room.take(); place.isPresent() && taken.size() < 1000; place = room.take()) {
      taken.add(place.get());
    }
    taken.forEach(Room.Place::close);
    return taken.size();
  }

  @Test
  void nothing_is_limited_before_a_node_has_refused() {
    take(500).forEach(RoomTest::serve);

    assertThat(free()).isEqualTo(1000);
  }

  @Test
  void after_a_refusal_fewer_are_sent_than_were_under_way() {
    List<Room.Place> places = take(101);
    refuse(places.getLast(), BUSY);

    assertThat(room.take()).isEmpty();
    assertThat(room.full("10.0.0.1:7201").message())
        .isEqualTo(
            "calls of this client under way at 10.0.0.1:7201, which refused more: the limit is 90 calls at"
                + " present, this is one more, which was not sent");
    assertThat(room.full("").retryAfter()).contains(PAUSE);
    places.subList(0, 100).forEach(Room.Place::close);
    assertThat(free()).isEqualTo(90);
  }

  @Test
  void a_burst_that_is_refused_counts_once() {
    List<Room.Place> places = take(200);
    places.subList(100, 200).forEach(place -> refuse(place, BUSY));
    places.subList(0, 100).forEach(Room.Place::close);

    assertThat(free()).isGreaterThan(170);
  }

  @Test
  void it_grows_while_all_of_it_is_used_and_served() {
    List<Room.Place> places = take(11);
    refuse(places.removeLast(), BUSY);
    places.forEach(Room.Place::close);
    assertThat(free()).isEqualTo(9);

    for (int round = 0; round < 3; round++) {
      take(free()).forEach(RoomTest::serve);
    }

    assertThat(free()).isBetween(10, 12);
  }

  @Test
  void one_call_is_always_sent() {
    for (int i = 0; i < 20; i++) {
      refuse(room.take().orElseThrow(), BUSY);
    }

    assertThat(free()).isEqualTo(1);
  }

  @Test
  void what_has_nothing_to_do_with_room_limits_nothing() {
    refuse(room.take().orElseThrow(), TOO_LARGE);
    refuse(room.take().orElseThrow(), new Failure.Unavailable("down", PAUSE));

    assertThat(free()).isEqualTo(1000);
  }
}
