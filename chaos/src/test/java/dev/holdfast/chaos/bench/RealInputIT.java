package dev.holdfast.chaos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A zone of 10 000 endpoints lives in a real cluster through import, an atomic change of all of
/// it, export and a restart of all nodes. Whatever is not right ends the run.
@Tag("thorough")
class RealInputIT {

  @Test
  void tenThousandEndpointsGoInAreAnsweredAndComeOutEqual() throws Exception {
    StringWriter table = new StringWriter();

    RealInput.run(10_000, new PrintWriter(table));

    assertThat(table.toString())
        .contains("live at 10003 endpoints")
        .contains("answered by 3 nodes")
        .contains("60012 answers as planned")
        .contains("10003 endpoints, equal to what went in")
        .contains("on all three");
  }
}
