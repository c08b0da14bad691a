package dev.holdfast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  @Test
  void constantsInvariantsAndPropertiesAreRead() {
    assertThat(
            Configuration.read(
                """
                \\* INVARIANT NotThisOne
                SPECIFICATION Spec
                CONSTANTS
                    Endpoints = {e1, e2}
                    Word = "PROPERTY in = quotes"
                    Rule <- OtherRule
                SYMMETRY Symmetry
                INVARIANTS TypeOK
                    ForwardOnly
                (* INVARIANT
                   NorThis *)
                PROPERTY Recovers
                CHECK_DEADLOCK FALSE
                """))
        .isEqualTo(
            new Configuration(
                List.of("Endpoints", "Word", "Rule"),
                List.of("TypeOK", "ForwardOnly"),
                List.of("Recovers")));
  }

  @Test
  void aModuleBringsItsRelativesAndTheirConstants() {
    ModuleFamily family = ModuleFamily.of("PlanEnactCleanUp").orElseThrow();
    assertThat(family.sources())
        .containsOnlyKeys("PlanEnactCleanUp", "Promises", "State", "Rules", "Answers", "Store");
    assertThat(family.constants())
        .containsExactlyInAnyOrder(
            "Enactors",
            "MaxOpen",
            "Chunks",
            "Keeps",
            "Endpoints",
            "MaxGeneration",
            "HistoryLength",
            "Without");
  }

  @Test
  void whatIsNoModuleHasNoFamily() {
    assertThat(ModuleFamily.of("Nothing")).isEmpty();
  }
}
