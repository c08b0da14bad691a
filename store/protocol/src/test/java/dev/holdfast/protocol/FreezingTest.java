package dev.holdfast.protocol;

import static dev.holdfast.protocol.Stage.a;
import static dev.holdfast.protocol.Stage.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.freeze.Freezes;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSets;
import dev.holdfast.zone.Serial;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Goal: what is frozen stays as it is, and whoever meets a freeze is told who froze it and why.
class FreezingTest {

  private final Stage stage = Stage.withZone();

  @Test
  void the_nearest_freeze_is_the_one_that_is_told() {
    stage.tell("ops", "store", new Command.Freeze(new Command.Held.WholeStore()));
    assertThat(figure(stage.put("api.example.", a(1)))).startsWith("the store frozen by ops");
    stage.tell("ops", "zone", new Command.Freeze(zone("example.")));
    assertThat(figure(stage.put("api.example.", a(1)))).startsWith("zone example. frozen by ops");
    stage.tell("ops", "name", new Command.Freeze(endpoints("api.example.")));
    assertThat(figure(stage.put("api.example.", a(1))))
        .isEqualTo("api.example. frozen by ops at 2025-10-19T22:00:00Z: name");
  }

  @Test
  void a_freeze_holds_what_it_names_and_nothing_beside() {
    stage.zone("example.net.");
    stage.tell(new Command.Freeze(zone("example.net.")));
    stage.tell(new Command.Freeze(endpoints("api.example.")));

    assertThat(stage.refusals(stage.put("www.example.", a(1)))).isEmpty();
    assertThat(stage.refusals(stage.put("below.api.example.", a(1)))).isEmpty();
    assertThat(stage.refusals(stage.put("api.example.", a(1))))
        .containsExactly("frozen api.example.");
    assertThat(stage.refusals(stage.put("www.example.net.", a(1))))
        .containsExactly("frozen www.example.net.");
  }

  @Test
  void freezing_what_is_frozen_and_unfreezing_what_is_not_is_refused_whole() {
    stage.tell(new Command.Freeze(endpoints("a.example.")));
    assertThat(stage.refusals(new Command.Freeze(endpoints("b.example.", "a.example."))))
        .containsExactly("already-frozen a.example.");
    assertThat(stage.refusals(new Command.Unfreeze(endpoints("a.example.", "b.example."))))
        .containsExactly("not-frozen b.example.");
    assertThat(stage.state().freezes().endpoints().keySet())
        .containsExactly(DomainName.of("a.example."));
    assertThat(stage.refusals(new Command.Unfreeze(new Command.Held.WholeStore())))
        .containsExactly("not-frozen the store");
    assertThat(stage.refusals(new Command.Unfreeze(zone("example."))))
        .containsExactly("not-frozen zone example.");
    stage.tell(new Command.Freeze(new Command.Held.WholeStore()));
    stage.tell(new Command.Freeze(zone("example.")));
    assertThat(stage.refusals(new Command.Freeze(new Command.Held.WholeStore())))
        .containsExactly("already-frozen the store");
    assertThat(stage.refusals(new Command.Freeze(zone("example."))))
        .containsExactly("already-frozen zone example.");
  }

  @Test
  void freezes_are_counted_and_lifted() {
    assertThat(stage.tell(new Command.Freeze(endpoints("a.example.", "b.example.", "a.example."))))
        .isEqualTo(new Outcome.Frozen(2));
    assertThat(stage.tell(new Command.Freeze(zone("example.")))).isEqualTo(new Outcome.Frozen(1));
    assertThat(stage.tell(new Command.Unfreeze(zone("example."))))
        .isEqualTo(new Outcome.Unfrozen(1));
    assertThat(stage.tell(new Command.Unfreeze(endpoints("b.example.", "a.example."))))
        .isEqualTo(new Outcome.Unfrozen(2));
    stage.tell(new Command.Freeze(new Command.Held.WholeStore()));
    assertThat(stage.tell(new Command.Unfreeze(new Command.Held.WholeStore())))
        .isEqualTo(new Outcome.Unfrozen(1));
    assertThat(stage.state().freezes()).isEqualTo(Freezes.NONE);
    assertThatIllegalArgumentException().isThrownBy(() -> new Command.Held.Endpoints(List.of()));
  }

  @Test
  void a_zone_with_anything_frozen_in_it_is_not_deleted() {
    Command delete = new Command.DeleteZone(DomainName.of("example."), List.of());
    stage.tell(new Command.Freeze(endpoints("any.example.")));
    assertThat(stage.refusals(delete)).containsExactly("frozen example.");
    stage.tell(new Command.Unfreeze(endpoints("any.example.")));
    stage.tell(new Command.Freeze(endpoints("any.example.net.")));
    stage.tell(new Command.Freeze(zone("example.")));
    assertThat(stage.refusals(delete)).containsExactly("frozen example.");
    stage.tell(new Command.Unfreeze(zone("example.")));
    stage.tell(new Command.Freeze(new Command.Held.WholeStore()));
    assertThat(stage.refusals(delete)).containsExactly("frozen example.");
    stage.tell(new Command.Unfreeze(new Command.Held.WholeStore()));
    assertThat(stage.refusals(delete)).isEmpty();
  }

  @Test
  void a_frozen_zone_takes_no_import_not_even_of_its_soa() {
    long plan = stage.plan("api.example.", only(a(1)));
    Command load =
        new Command.ImportZone(DomainName.of("example."), Stage.SOA, Serial.FIRST, plan, List.of());
    stage.tell(new Command.Freeze(zone("example.")));
    assertThat(stage.refusals(load)).containsExactly("frozen example.");
    stage.tell(new Command.Unfreeze(zone("example.")));
    assertThat(stage.refusals(load)).isEmpty();
  }

  @Test
  void what_is_live_already_or_too_late_is_told_before_the_freeze() {
    long late = stage.plan("api.example.", only(a(1)));
    long live = stage.plan("api.example.", only(a(2)));
    stage.tell(stage.enact(live, Command.Mode.ATOMIC));
    stage.tell(new Command.Freeze(endpoints("api.example.")));

    assertThat(stage.refusals(stage.enact(live, Command.Mode.ATOMIC))).isEmpty();
    assertThat(stage.refusals(stage.enact(late, Command.Mode.ATOMIC)))
        .containsExactly("stale-generation api.example.");
  }

  @Test
  void a_roll_back_freezes_what_it_touched_with_its_own_reason_if_asked_to() {
    stage.tell(stage.put("api.example.", a(1)));
    stage.tell(stage.put("api.example.", a(2)));
    stage.tell("ops", "bad plan", back(true));
    assertThat(stage.state().freezes().ofEndpoint(DomainName.of("api.example.")))
        .map(freeze -> freeze.by().reason())
        .contains("rolled back: bad plan");
    assertThat(stage.refusals(back(true))).containsExactly("frozen api.example.");
    stage.tell(new Command.Unfreeze(endpoints("api.example.")));
    stage.tell("ops", "", back(true));
    assertThat(stage.state().freezes().ofEndpoint(DomainName.of("api.example.")))
        .map(freeze -> freeze.by().reason())
        .contains("rolled back");
    stage.tell(new Command.Unfreeze(endpoints("api.example.")));
    stage.tell(back(false));
    assertThat(stage.state().freezes().endpoints()).isEmpty();
  }

  @Test
  void a_freeze_without_a_reason_says_so() {
    stage.tell("ops", "", new Command.Freeze(zone("example.")));
    assertThat(figure(stage.put("api.example.", a(1)))).endsWith("no reason given");
  }

  @Test
  void a_frozen_zone_is_not_made_again() {
    stage.tell(new Command.Freeze(zone("example.org.")));
    RecordSets apex = stage.state().zones().contents(DomainName.of("example."));
    Command create =
        new Command.CreateZone(DomainName.of("example.org."), Stage.SOA, Serial.FIRST, apex);
    assertThat(stage.refusals(create)).containsExactly("frozen example.org.");
  }

  private String figure(Command command) {
    return ((Outcome.Refused) stage.tell(command)).refusals().getFirst().figure();
  }

  private static Command back(boolean freeze) {
    return new Command.RollBack(
        new Command.Selection.Endpoints(List.of(DomainName.of("api.example."))),
        new Command.Destination.Previous(),
        List.of(),
        freeze);
  }

  private static Command.Held zone(String name) {
    return new Command.Held.WholeZone(DomainName.of(name));
  }

  private static Command.Held endpoints(String... names) {
    return new Command.Held.Endpoints(Arrays.stream(names).map(DomainName::of).toList());
  }

  @Test
  void nothing_is_frozen_to_begin_with() {
    assertThat(
            stage.state().freezes().holding(DomainName.of("example."), DomainName.of("example.")))
        .isEqualTo(Optional.empty());
  }
}
