package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Goal: a leader's word counts for reads only when no majority can have elected another before the
/// round began.
class ConfirmationTest {

  private static final long TERM = 7;
  private static final long INDEX = 42;
  private static final Duration LONG = Duration.ofSeconds(30);

  /// n1 wants to prove that it leads.
  private static final class Self implements Confirmation.Claimant {
    private volatile long term = TERM;
    private volatile boolean leads = true;

    @Override
    public String id() {
      return "n1";
    }

    @Override
    public long term() {
      return term;
    }

    @Override
    public boolean leads() {
      return leads;
    }
  }

  private final Self self = new Self();
  private final Map<String, Deque<CompletableFuture<Long>>> asked = new HashMap<>();

  private synchronized CompletableFuture<Long> ask(String voter) {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    asked.computeIfAbsent(voter, _ -> new ArrayDeque<>()).add(answer);
    notifyAll();
    return answer;
  }

  /// The next question to a voter that has not been answered yet; waits for it.
  private synchronized CompletableFuture<Long> question(String voter) throws InterruptedException {
    while (asked.getOrDefault(voter, new ArrayDeque<>()).isEmpty()) {
      wait(LONG.toMillis());
    }
    return asked.get(voter).remove();
  }

  private CompletableFuture<Long> begin(Voters voters) {
    return begin(voters, LONG);
  }

  private CompletableFuture<Long> begin(Voters voters, Duration timeout) {
    return Confirmation.begin(self, new Leadership(TERM, INDEX, voters), this::ask, timeout);
  }

  private static Voters voters(String... ids) {
    return new Voters(Set.of(ids), Set.of());
  }

  private static void assertLost(CompletableFuture<Long> round, String why) {
    assertThatThrownBy(() -> round.get(LONG.toSeconds(), TimeUnit.SECONDS))
        .cause()
        .isInstanceOf(NotLeaderException.class)
        .hasMessage("this node could not prove that it leads: " + why);
  }

  @Test
  void oneOfThreeIsEnoughBesideItself() throws Exception {
    CompletableFuture<Long> round = begin(voters("n1", "n2", "n3"));
    assertThat(round).isNotDone();

    question("n3").complete(TERM);

    assertThat(round).isCompletedWithValue(INDEX);
  }

  @Test
  void oneOfFiveIsNot() throws Exception {
    CompletableFuture<Long> round = begin(voters("n1", "n2", "n3", "n4", "n5"));

    question("n2").complete(TERM);
    assertThat(round).isNotDone();
    question("n4").complete(TERM);

    assertThat(round).isCompletedWithValue(INDEX);
  }

  @Test
  void aNodeThatIsAloneAsksNobody() {
    assertThat(begin(voters("n1"))).isCompletedWithValue(INDEX);
    assertThat(asked).isEmpty();
  }

  @Test
  void aNewerTermAnywhereEndsTheRound() throws Exception {
    CompletableFuture<Long> round = begin(voters("n1", "n2", "n3"));

    question("n2").complete(TERM + 1);

    assertLost(round, "n2 knows of term 8, and this node led in term 7");
  }

  @Test
  void itsOwnVoteForAnotherCountsToo() throws Exception {
    CompletableFuture<Long> round = begin(voters("n1", "n2", "n3"));

    self.term = TERM + 1;
    question("n2").complete(TERM);

    assertLost(round, "it led in term 7, and knows of term 8 now");
  }

  @Test
  void whoIsAwayOrHasNotHeardOfTheTermIsAskedAgain() throws Exception {
    CompletableFuture<Long> round = begin(voters("n1", "n2", "n3"));

    question("n2").completeExceptionally(new IOException("connection refused"));
    question("n3").complete(TERM - 1);
    assertThat(round).isNotDone();
    question("n2").completeExceptionally(new IOException("connection refused"));
    question("n3").complete(TERM);

    assertThat(round).isCompletedWithValue(INDEX);
  }

  @Test
  void whoSteppedDownMeanwhileAsksNoLonger() throws Exception {
    CompletableFuture<Long> round = begin(voters("n1", "n2", "n3"));

    self.leads = false;
    question("n2").completeExceptionally(new IOException("connection refused"));

    assertLost(round, "it leads no more");
  }

  @Test
  void whereNobodyAnswersTheRoundFailsInTime() {
    CompletableFuture<Long> round = begin(voters("n1", "n2", "n3"), Duration.ofMillis(50));

    assertLost(
        round,
        "within 50 ms no majority of [n1, n2, n3] said that term 7 is still the newest, only [n1]");
  }

  @Test
  void whileMembersChangeBothMajoritiesHaveToAgree() throws Exception {
    Voters joint = new Voters(Set.of("n1", "n4", "n5"), Set.of("n1", "n2", "n3"));
    CompletableFuture<Long> round = begin(joint);

    question("n4").complete(TERM);
    question("n5").complete(TERM);
    assertThat(round).as("a majority of the new voters only").isNotDone();
    question("n2").complete(TERM);

    assertThat(round).isCompletedWithValue(INDEX);
  }

  @Test
  void aLeaderThatIsBeingRemovedDoesNotCountItself() throws Exception {
    CompletableFuture<Long> round = begin(voters("n2", "n3"));

    question("n2").complete(TERM);
    assertThat(round).isNotDone();
    question("n3").complete(TERM);

    assertThat(round).isCompletedWithValue(INDEX);
  }
}
