package dev.holdfast.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.record.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bearer tokens: whom a secret is taken for, until when, and how many there may be.
class TokensTest {

  private static final Principal PLANNER = new Principal("planner-1");
  private static final Digest HASH = Digest.ofContent(new byte[] {1});
  private static final Digest OTHER = Digest.ofContent(new byte[] {2});

  private final Stage stage = new Stage();

  @Test
  void a_bearer_is_its_principal_until_the_token_ends() {
    stage.tell(new Command.AddToken("ci-1", PLANNER, HASH, Optional.of(Duration.ofMinutes(1))));
    Instant end = stage.state().access().token("ci-1").orElseThrow().expiresAt().orElseThrow();

    assertThat(bearer("ci-1", HASH, end.minusNanos(1))).contains(PLANNER);
    assertThat(bearer("ci-1", HASH, end)).isEmpty();
    assertThat(bearer("ci-1", OTHER, end.minusNanos(1))).isEmpty();
    assertThat(bearer("ci-2", HASH, end.minusNanos(1))).isEmpty();
  }

  @Test
  void a_token_without_end_is_good_until_it_is_revoked() {
    stage.tell(new Command.AddToken("ci-1", PLANNER, HASH, Optional.empty()));
    assertThat(bearer("ci-1", HASH, Instant.MAX)).contains(PLANNER);
    stage.tell(new Command.RevokeToken("ci-1"));
    assertThat(bearer("ci-1", HASH, Instant.MAX)).isEmpty();
  }

  @Test
  void there_is_room_for_so_many_tokens_and_roles_and_expired_ones_take_none() {
    for (int i = 0; i < Limits.TOKENS; i++) {
      stage.tell(
          new Command.AddToken("ci-" + i, PLANNER, HASH, Optional.of(Duration.ofMinutes(1))));
    }
    Command another = new Command.AddToken("another", PLANNER, HASH, Optional.empty());
    assertThat(stage.refusals(another)).containsExactly("too-many-tokens access");
    stage.pass(Duration.ofMinutes(1));
    assertThat(stage.refusals(another)).isEmpty();
    assertThat(stage.state().access().tokens()).hasSize(1);
  }

  @Test
  void there_is_room_for_so_many_roles() {
    for (int i = 0; i < Limits.GRANTS; i++) {
      stage.tell(reader(i));
    }
    assertThat(stage.refusals(reader(Limits.GRANTS))).containsExactly("too-many-grants access");
    assertThat(stage.refusals(reader(0))).isEmpty();
  }

  private static Command reader(int number) {
    return new Command.GrantRole(
        new Grant(new Principal("reader-" + number), Role.READER, Scope.STORE));
  }

  @Test
  void what_is_said_already_changes_nothing() {
    stage.tell(reader(1));
    long revision = stage.state().revision();
    assertThat(stage.refusals(reader(1))).isEmpty();
    assertThat(stage.refusals(new Command.DisableAccess())).isEmpty();
    assertThat(stage.state().revision()).isEqualTo(revision);
  }

  @Test
  void names_and_ids_that_are_none_are_told() {
    assertThatThrownBy(() -> new Principal(" x")).hasMessageContaining("without space around it");
    assertThatThrownBy(() -> new Principal("x".repeat(256))).hasMessageContaining("1 to 255");
    assertThatThrownBy(() -> new Command.RevokeToken("CI.1")).hasMessageContaining("'CI.1'");
  }

  private Optional<Principal> bearer(String id, Digest hash, Instant now) {
    return stage.state().access().bearer(id, hash, now);
  }
}
