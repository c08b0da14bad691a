package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

/// A simulation from the command line: what it says, and that a seed is all it takes to have it
/// again.
class ChaosCommandsTest {

  @Test
  void aSeedIsTheSameRunEveryTime() {
    JsonObject once = last(Cli.run("chaos", "simulate", "--seed", "7", "--json"));
    JsonObject again = last(Cli.run("chaos", "simulate", "--seed", "7", "--json"));

    assertThat(once.get("passed").getAsBoolean()).isTrue();
    assertThat(once.get("seeds").getAsLong()).isEqualTo(1);
    assertThat(once.get("events").getAsLong()).isGreaterThan(1_000);
    assertThat(again.get("events")).isEqualTo(once.get("events"));
    assertThat(again.get("counts")).isEqualTo(once.get("counts"));
  }

  @Test
  void itSaysWhatWasRunAndWhatWentWrongInIt() {
    Cli run = Cli.run("chaos", "simulate", "--seeds", "2", "--seed", "5");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Seeds from 5 on: 2 seeds", "leaders elected", "No promise was broken.");
  }

  @Test
  void itEndsWhenItsTimeIsOver() {
    Cli run = Cli.run("chaos", "simulate", "--for", "1ms");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("No promise was broken.");
  }

  @Test
  void aWrongFlagIsNamed() {
    Cli seeds = Cli.run("chaos", "simulate", "--seeds", "0");
    Cli time = Cli.run("chaos", "simulate", "--for", "0s");
    Cli word = Cli.run("chaos", "simulate", "--seed", "x");

    assertThat(seeds.exitCode()).isEqualTo(2);
    assertThat(seeds.err()).contains("--seeds is 0; it is at least 1.");
    assertThat(time.exitCode()).isEqualTo(2);
    assertThat(time.err()).contains("--for is 0");
    assertThat(word.exitCode()).isEqualTo(2);
    assertThat(word.err())
        .contains("--seed", "'x' is no whole number", "holdfast chaos simulate --help");
  }

  @Test
  void aRunThatCannotBeIsRefusedBeforeAnythingIsStarted() {
    Cli unknown = Cli.run("chaos", "run", "--faults", "kill-leader,earthquake");
    Cli brief = Cli.run("chaos", "run", "--faults", "kill-leader,kill-all", "--for", "20s");
    Cli hasty = Cli.run("chaos", "run", "--for", "14s");
    Cli word = Cli.run("chaos", "run", "--seed", "x");

    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no fault 'earthquake'", "kill-leader", "cut-ring");
    assertThat(brief.exitCode()).isEqualTo(2);
    assertThat(brief.err()).contains("20 s are too short", "21 s are enough");
    assertThat(word.exitCode()).isEqualTo(2);
    assertThat(hasty.exitCode()).isEqualTo(2);
    assertThat(hasty.err()).containsPattern("\\d+ faults, one after the other, take \\d+ s");
    assertThat(word.err()).contains("--seed", "'x'", "holdfast chaos run --help");
  }

  private static JsonObject last(Cli run) {
    return JsonParser.parseString(run.out().lines().toList().getLast()).getAsJsonObject();
  }
}
