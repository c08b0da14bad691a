package dev.holdfast.protocol;

import static dev.holdfast.protocol.Stage.a;
import static dev.holdfast.protocol.Stage.cname;
import static dev.holdfast.protocol.Stage.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Zones;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: whatever leads to a name by a CNAME answers what the name holds, so guards follow it.
class AliasesTest {

  private final Stage stage = Stage.withZone();

  @Test
  void an_alias_reaches_what_its_target_holds() {
    stage.tell(stage.put("lb.example.", a(1, 2)));
    stage.tell(stage.put("api.example.", cname("lb.example.")));

    assertThat(reached("api.example.")).isEqualTo(2);
    assertThat(leadingTo("lb.example.")).containsExactly("api.example.");
  }

  @Test
  void an_alias_of_an_alias_is_told_after_it() {
    stage.tell(stage.put("lb.example.", a(1)));
    stage.tell(stage.put("b.example.", cname("lb.example.")));
    stage.tell(stage.put("c.example.", cname("b.example.")));

    assertThat(leadingTo("lb.example.")).containsExactly("b.example.", "c.example.");
    assertThat(reached("c.example.")).isEqualTo(1);
  }

  @Test
  void an_alias_that_leads_elsewhere_from_now_on_is_forgotten_at_the_old_target() {
    stage.tell(stage.put("lb.example.", a(1)));
    stage.tell(stage.put("other.example.", a(2)));
    stage.tell(stage.put("api.example.", cname("lb.example.")));
    stage.tell(stage.put("www.example.", cname("lb.example.")));
    stage.tell(stage.put("api.example.", cname("other.example.")));

    assertThat(leadingTo("lb.example.")).containsExactly("www.example.");
    assertThat(leadingTo("other.example.")).containsExactly("api.example.");

    stage.tell(stage.delete("www.example.", stage.grant(1, "never-empty", "www.example.")));
    assertThat(stage.state().zones().aliases().byTarget()).hasSize(1);
  }

  @Test
  void aliases_are_found_anew_when_zones_are_read_from_somewhere() {
    stage.tell(stage.put("lb.example.", a(1)));
    stage.tell(stage.put("api.example.", cname("lb.example.")));
    stage.zone("example.net.");
    stage.tell(stage.put("www.example.net.", cname("lb.example.")));

    Zones zones = stage.state().zones();
    assertThat(Zones.of(zones.byName())).isEqualTo(zones);
    assertThat(leadingTo("lb.example.")).containsExactly("api.example.", "www.example.net.");
  }

  @Test
  void a_deleted_zone_takes_its_aliases_with_it() {
    stage.tell(stage.put("lb.example.", a(1)));
    stage.zone("example.net.");
    stage.tell(stage.put("www.example.net.", cname("lb.example.")));
    long override = stage.grant(1, "zone-not-empty", "example.net.");
    stage.tell(new Command.DeleteZone(DomainName.of("example.net."), List.of(override)));

    assertThat(stage.state().zones().aliases().byTarget()).isEmpty();
  }

  @Test
  void a_circle_of_aliases_reaches_nothing_and_ends() {
    stage.tell(stage.put("a.example.", cname("b.example.")));
    stage.tell(stage.put("b.example.", cname("a.example.")));

    assertThat(reached("a.example.")).isZero();
    assertThat(leadingTo("a.example.")).containsExactly("b.example.", "a.example.");
  }

  @Test
  void aliases_are_followed_eight_deep() {
    stage.tell(stage.put("n0.example.", a(1)));
    for (int i = 1; i <= 10; i++) {
      stage.tell(stage.put("n" + i + ".example.", cname("n" + (i - 1) + ".example.")));
    }

    assertThat(reached("n8.example.")).isEqualTo(1);
    assertThat(reached("n9.example.")).isZero();
    assertThat(leadingTo("n0.example.")).hasSize(8);
  }

  @Test
  void out_of_the_store_below_a_delegation_and_below_a_dname_nobody_here_can_count() {
    stage.tell(
        stage.put(
            "cut.example.", RecordSet.of(RecordType.NS, 60, Stage.name("ns.elsewhere.invalid."))));
    stage.tell(
        stage.put(
            "moved.example.",
            RecordSet.of(RecordType.DNAME, 60, Stage.name("elsewhere.invalid."))));

    assertThat(outside("there.invalid.")).isTrue();
    assertThat(outside("x.cut.example.")).isTrue();
    assertThat(outside("cut.example.")).isTrue();
    assertThat(outside("x.moved.example.")).isTrue();
    assertThat(outside("moved.example.")).isFalse();
    assertThat(outside("nothing.example.")).isFalse();
    assertThat(outside("example.")).isFalse();
  }

  @Test
  void below_a_dname_at_the_apex_nobody_here_can_count() {
    stage.tell(
        stage.put("example.", RecordSet.of(RecordType.DNAME, 60, Stage.name("there.invalid."))));

    assertThat(outside("x.example.")).isTrue();
    assertThat(outside("example.")).isFalse();
  }

  @Test
  void a_wildcard_answers_for_names_that_are_not_there() {
    stage.tell(stage.put("*.example.", a(1, 2, 3)));
    stage.tell(stage.put("there.example.", RecordSet.of(RecordType.CAA, 60, Stage.name("x."))));
    stage.tell(stage.put("deep.below.example.", a(4)));

    assertThat(size("any.example.")).isEqualTo(3);
    assertThat(size("much.deeper.example.")).isEqualTo(3);
    assertThat(size("there.example.")).isZero();
    assertThat(size("below.example.")).as("an empty name between others is there").isZero();
    assertThat(size("other.below.example.")).isZero();
  }

  @Test
  void the_last_address_of_a_target_is_the_last_of_its_aliases_too() {
    stage.tell(stage.put("lb.example.", a(1)));
    stage.tell(stage.put("api.example.", cname("lb.example.")));
    long ofTarget = stage.grant(9, "never-empty", "lb.example.");
    long ofAlias = stage.grant(9, "never-empty", "api.example.");

    assertThat(stage.refusals(stage.delete("lb.example.")))
        .containsExactly("never-empty lb.example.", "never-empty api.example.");
    assertThat(stage.refusals(stage.delete("lb.example.", ofTarget)))
        .containsExactly("never-empty api.example.");
    assertThat(stage.refusals(stage.delete("lb.example.", ofTarget, ofAlias))).isEmpty();
    assertThat(stage.state().overrides().get(ofTarget).usesLeft()).isEqualTo(8);
    assertThat(stage.state().overrides().get(ofAlias).usesLeft()).isEqualTo(8);
  }

  @Test
  void endpoints_that_change_together_are_seen_together() {
    stage.tell(stage.put("lb.example.", a(1)));
    stage.tell(stage.put("api.example.", cname("lb.example.")));
    long plan = stage.plan("api.example.", only(a(9)), "lb.example.", only(cname("api.example.")));

    assertThat(stage.refusals(stage.enact(plan, Command.Mode.ATOMIC))).isEmpty();
    assertThat(reached("lb.example.")).isEqualTo(1);
  }

  @Test
  void one_by_one_each_endpoint_is_judged_as_things_are_when_its_turn_comes() {
    stage.tell(stage.put("api.example.", a(1)));
    long plan = stage.plan("api.example.", only(cname("new.example.")), "new.example.", only(a(9)));

    assertThat(stage.refusals(stage.enact(plan, Command.Mode.INDEPENDENT)))
        .containsExactly("never-empty api.example.");
    assertThat(stage.refusals(stage.enact(plan, Command.Mode.INDEPENDENT))).isEmpty();
    assertThat(stage.live("api.example.")).isEqualTo(plan);
  }

  private List<String> leadingTo(String target) {
    return stage.state().zones().aliases().leadingTo(DomainName.of(target)).stream()
        .map(DomainName::toString)
        .toList();
  }

  private int reached(String owner) {
    Zones zones = stage.state().zones();
    return Reaching.of(zones, zones.contents(DomainName.of(owner))).size();
  }

  private boolean outside(String target) {
    return Reaching.of(stage.state().zones(), aliasOf(target)).outside();
  }

  private int size(String target) {
    return Reaching.of(stage.state().zones(), aliasOf(target)).size();
  }

  private static RecordSets aliasOf(String target) {
    return only(cname(target));
  }
}
