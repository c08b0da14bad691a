package dev.holdfast.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    Table table = Table.of("NAME", "N").row("a", 1).row("longer", 22);
    assertThat(table.toString().lines()).containsExactly("NAME    N", "a       1", "longer  22");
  }

  @Test
  void aRowOfAnotherLengthIsAMistake() {
    assertThatThrownBy(() -> Table.of("A", "B").row("only one"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
