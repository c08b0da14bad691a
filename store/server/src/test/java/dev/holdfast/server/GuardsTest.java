package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.AllowedNetworks;
import dev.holdfast.v1.GetGuardsRequest;
import dev.holdfast.v1.GetGuardsResponse;
import dev.holdfast.v1.GrantOverrideRequest;
import dev.holdfast.v1.GuardInForce;
import dev.holdfast.v1.GuardSettings;
import dev.holdfast.v1.GuardsSet;
import dev.holdfast.v1.ListGuardsRequest;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.SetGuardsRequest;
import dev.holdfast.v1.TtlRange;
import dev.holdfast.v1.VelocityLimit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Goal: guards are set where one wants them, refuse by name with limit and figure, and it can be
/// seen what is in force and why.
class GuardsTest {

  @RegisterExtension private final OneNode one = new OneNode();

  @BeforeEach
  void importZone() {
    one.planner()
        .importZone(
            address("api.example.", "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"),
            address("www.example.", "192.0.2.1"));
  }

  private void set(String endpoint, GuardSettings.Builder settings) {
    one.node()
        .guards()
        .setGuards(
            SetGuardsRequest.newBuilder()
                .setZone("example.")
                .setEndpoint(endpoint)
                .setSettings(settings)
                .build());
  }

  private GetGuardsResponse inForce(String name) {
    return one.node().guards().getGuards(GetGuardsRequest.newBuilder().setName(name).build());
  }

  private String inForce(String name, String rule) {
    GuardInForce guard =
        inForce(name).getGuardsList().stream()
            .filter(each -> each.getRule().equals(rule))
            .findFirst()
            .orElseThrow();
    String source = guard.getSource().name().substring("SOURCE_".length());
    return (source + " " + guard.getLimit()).strip();
  }

  private Refusal refused(String name, String... addresses) {
    Planner planner = one.planner();
    long plan = planner.seal(address(name, addresses));
    return Failures.refusal(() -> planner.enactAll(plan));
  }

  private static void assertRefusal(Refusal refusal, String rule, String limit, String figure) {
    assertThat(refusal.getRule()).isEqualTo(rule);
    assertThat(refusal.getLimit()).isEqualTo(limit);
    assertThat(refusal.getFigure()).isEqualTo(figure);
    assertThat(refusal.getMessage()).contains("grant an override that names this endpoint");
  }

  @Test
  void each_guard_refuses_by_its_name_with_limit_and_figure() {
    set("", GuardSettings.newBuilder().setMinAddresses(2));
    assertRefusal(
        refused("api.example.", "192.0.2.1"), "min-addresses", "at least 2 addresses", "1, 4 now");
    set("", GuardSettings.newBuilder().setMaxRemovalPercent(50));
    assertRefusal(
        refused("api.example.", "192.0.2.1"),
        "max-removal",
        "at most 50 % of the addresses removed in one change",
        "3 of 4");
    set("", GuardSettings.newBuilder().setTtlRange(TtlRange.newBuilder().setMaxSeconds(30)));
    assertRefusal(
        refused("api.example.", "192.0.2.1"),
        "ttl-range",
        "TTLs of 0 to 30 seconds",
        "A with 60 seconds");
    set("", GuardSettings.newBuilder().setFamilies(true));
    assertRefusal(refused("api.example.", "192.0.2.1"), "families", "both A and AAAA", "A alone");
    set(
        "",
        GuardSettings.newBuilder()
            .setAllowedNetworks(AllowedNetworks.newBuilder().addNetworks("192.0.2.0/30")));
    assertRefusal(
        refused("api.example.", "192.0.2.1", "192.0.2.4"),
        "allowed-networks",
        "addresses in 192.0.2.0/30",
        "192.0.2.4");
  }

  @Test
  void velocity_counts_what_went_before_within_its_window() {
    set(
        "",
        GuardSettings.newBuilder()
            .setVelocity(
                VelocityLimit.newBuilder()
                    .setPercent(50)
                    .setWindow(Duration.newBuilder().setSeconds(3600))));
    Planner planner = one.planner();
    planner.enactAll(planner.seal(address("api.example.", "192.0.2.1", "192.0.2.2")));

    assertRefusal(
        refused("api.example.", "192.0.2.1"),
        "velocity",
        "at most 50 % of the addresses removed within 1 h",
        "3 of 4, 2 of them before this change");
  }

  @Test
  void the_nearer_setting_counts_field_by_field_and_it_is_shown_where_each_comes_from() {
    set("", GuardSettings.newBuilder().setMinAddresses(2).setFamilies(true));
    set("www.example.", GuardSettings.newBuilder().setMinAddresses(1).setFamilies(false));

    assertThat(inForce("www.example.", "min-addresses")).isEqualTo("ENDPOINT at least 1 address");
    assertThat(inForce("www.example.", "families")).isEqualTo("ENDPOINT");
    assertThat(inForce("api.example.", "min-addresses")).isEqualTo("ZONE at least 2 addresses");
    assertThat(inForce("api.example.", "velocity")).isEqualTo("NOWHERE");
    assertThat(inForce("api.example.", "never-empty")).startsWith("ALWAYS ");
    assertThat(inForce("www.example.").getGuardsList())
        .extracting(GuardInForce::getRule)
        .hasSize(9)
        .doesNotHaveDuplicates();
    assertThat(
            one.node()
                .guards()
                .listGuards(ListGuardsRequest.newBuilder().setZone("example.").build())
                .getGuardsList())
        .extracting(GuardsSet::getEndpoint)
        .containsExactly("", "www.example.");
  }

  @Test
  void setting_replaces_and_setting_nothing_takes_away() {
    set("", GuardSettings.newBuilder().setMinAddresses(2));
    set("", GuardSettings.newBuilder().setMaxRemovalPercent(50));
    assertThat(inForce("api.example.", "min-addresses")).isEqualTo("NOWHERE");

    set("", GuardSettings.newBuilder());
    assertThat(
            one.node()
                .guards()
                .listGuards(ListGuardsRequest.newBuilder().setZone("example.").build())
                .getGuardsList())
        .isEmpty();
  }

  @Test
  void an_override_of_any_guard_is_granted_and_one_of_no_guard_is_not() {
    set("", GuardSettings.newBuilder().setMinAddresses(2));
    long override = TestRequests.grant(one.node(), "min-addresses", "www.example.");
    assertThat(override).isPositive();

    Failure.InvalidInput unknown =
        Failures.of(
            Failure.InvalidInput.class,
            () ->
                one.node()
                    .overrides()
                    .grantOverride(
                        GrantOverrideRequest.newBuilder()
                            .setHeader(RequestHeader.newBuilder().setReason("a test"))
                            .addRules("frozen")
                            .addEndpoints("www.example.")
                            .setExpiresIn(Duration.newBuilder().setSeconds(60))
                            .build()));
    assertThat(unknown.problem()).contains("'frozen' is no rule", "max-removal", "velocity");
  }

  @Test
  void what_is_not_well_formed_is_told_by_its_field() {
    assertThat(
            Stream.<Consumer<GuardSettings.Builder>>of(
                    settings -> settings.setMinAddresses(1001),
                    settings -> settings.setMaxRemovalPercent(101),
                    settings -> settings.getVelocityBuilder().setPercent(3),
                    settings -> settings.getTtlRangeBuilder().setMinSeconds(9),
                    settings -> settings.getAllowedNetworksBuilder(),
                    settings -> settings.getAllowedNetworksBuilder().addNetworks("192.0.2.1/24"),
                    settings -> settings.getAllowedNetworksBuilder().addNetworks("x"))
                .map(this::wrongField)
                .toList())
        .isEqualTo(
            List.of(
                "settings.min_addresses",
                "settings.max_removal_percent",
                "settings.velocity.window",
                "settings.ttl_range.max_seconds",
                "settings.allowed_networks.networks",
                "settings.allowed_networks.networks[0]",
                "settings.allowed_networks.networks[0]"));
    assertThat(
            Failures.of(
                    Failure.InvalidInput.class,
                    () ->
                        set(
                            "www.example.",
                            GuardSettings.newBuilder().setMaxEndpointsChangedPercent(5)))
                .problem())
        .contains("set it at the zone");
  }

  private String wrongField(Consumer<GuardSettings.Builder> mistake) {
    GuardSettings.Builder settings = GuardSettings.newBuilder();
    mistake.accept(settings);
    return Failures.of(Failure.InvalidInput.class, () -> set("", settings)).field();
  }

  @Test
  void a_name_in_no_zone_has_no_guards_and_one_of_another_zone_gets_none() {
    assertThat(Failures.of(Failure.NotFound.class, () -> inForce("a.nowhere.")).rule())
        .isEqualTo("no-such-zone");
    assertThat(
            Failures.refusal(() -> set("a.nowhere.", GuardSettings.newBuilder().setMinAddresses(1)))
                .getRule())
        .isEqualTo("outside-zone");
  }
}
