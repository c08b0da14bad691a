package dev.holdfast.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real cluster in namespaces of its own keeps every promise while a few things go wrong, and the
/// run shows that they did.
@Tag("thorough")
class ChaosRunIT {

  private static final List<String> FAULTS = List.of("kill-leader", "cut-one-way", "hold-enactor");

  @TempDir private Path folder;

  @Test
  void everyCheckHoldsAndEachFaultHappened() throws Exception {
    RunOptions options =
        new RunOptions(
            3, Duration.ofSeconds(30), FAULTS, folder.resolve("run.html"), Optional.empty());
    List<String> told = new ArrayList<>();

    boolean passed = ChaosRun.run(options, told::add);

    String all = String.join("\n", told);
    System.out.println(all);
    JsonObject json =
        JsonParser.parseString(Files.readString(RunOptions.jsonBeside(options.report())))
            .getAsJsonObject();
    assertThat(passed).as(all).isTrue();
    assertThat(json.get("passed").getAsBoolean()).isTrue();
    assertThat(strings(json, "faults", "name")).containsExactlyInAnyOrderElementsOf(FAULTS);
    assertThat(strings(json, "faults", "where")).doesNotContain("");
    assertThat(strings(json, "checks", "name"))
        .containsExactly(
            "log witness",
            "search",
            "watches",
            "sessions",
            "state sums",
            "DNS answers",
            "equal states",
            "convergence",
            "traces",
            "enough happened");
    assertThat(options.report()).content().contains("Every check held.", "kill-leader");
  }

  private static List<String> strings(JsonObject json, String list, String member) {
    return json.getAsJsonArray(list).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(each -> each.get(member).getAsString())
        .toList();
  }
}
