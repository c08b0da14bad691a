package dev.holdfast.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.endpoint.Endpoint;
import dev.holdfast.plan.Plan;
import dev.holdfast.protocol.Protocol;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays the scripts in `src/test/resources/golden` and demands, to the letter, the outcomes they
/// hold. The scripts are the protocol told as stories; read them beside `docs/protocol.md`.
///
/// After an intended change: run with `-Dgolden.rewrite=true` and read the difference.
final class GoldenScriptTest {

  private static final Path SCRIPTS = Path.of("src/test/resources/golden");

  private State state = State.EMPTY;
  private Instant now = Instant.parse("2025-10-19T22:00:00Z");

  static Stream<Path> scripts() throws IOException {
    List<Path> scripts;
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      scripts = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    assertThat(scripts).hasSizeGreaterThanOrEqualTo(8);
    return scripts.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void the_script_gets_the_outcomes_it_tells(Path script) throws IOException {
    String told = Files.readString(script);
    String played = play(told.lines().toList());
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(script, played);
    }
    assertThat(played).isEqualTo(told);
  }

  /// The script with its outcomes replaced by what happened now. Lines of outcomes are indented;
  /// all others are kept.
  private String play(List<String> script) {
    List<String> played = new ArrayList<>();
    for (String line : script) {
      if (line.startsWith("> ")) {
        played.add(line);
        carryOut(line.substring(2)).forEach(outcome -> played.add("  " + outcome));
      } else if (!line.startsWith("  ")) {
        played.add(line);
      }
    }
    return String.join("\n", played) + "\n";
  }

  private List<String> carryOut(String line) {
    if (line.startsWith("wait ")) {
      now = now.plus(Duration.parse("PT" + line.substring(5).toUpperCase(Locale.ROOT)));
      return List.of();
    }
    if (line.startsWith("show ")) {
      return show(line.substring(5));
    }
    String[] parts = line.split(": ", 2);
    String[] caller = parts[0].split(" #", 2);
    Optional<Request.Key> key =
        caller.length == 2
            ? Optional.of(
                new Request.Key(
                    caller[1], Digest.ofContent(parts[1].getBytes(StandardCharsets.UTF_8))))
            : Optional.empty();
    Step step =
        Protocol.apply(
            state, new Request(key, caller[0], "", ScriptCommand.parse(state, parts[1])), now);
    state = step.state();
    return StepText.lines(step);
  }

  private List<String> show(String what) {
    if (what.equals("plans")) {
      return state.plans().all().stream().map(GoldenScriptTest::plan).toList();
    }
    if (what.startsWith("zone ")) {
      Optional<Zone> zone = state.zones().find(DomainName.of(what.substring(5)));
      return List.of(zone.map(StepText::zone).orElse("no such zone"));
    }
    DomainName owner = DomainName.of(what);
    Optional<Endpoint> endpoint =
        state.zones().enclosing(owner).flatMap(zone -> zone.endpoint(owner));
    return List.of(endpoint.map(found -> StepText.endpoint(owner, found)).orElse("unknown"));
  }

  private static String plan(Plan plan) {
    return "%d %s by %s"
        .formatted(
            plan.generation(),
            plan.getClass().getSimpleName().toLowerCase(Locale.ROOT),
            plan.opened().author());
  }
}
