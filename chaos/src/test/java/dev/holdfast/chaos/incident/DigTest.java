package dev.holdfast.chaos.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.chaos.answer.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The line in which a person reads what was answered: short, and with nothing bad left out.
class DigTest {

  private final Map<String, List<Answer>> answers = new LinkedHashMap<>();

  private static List<Answer> plans(long... generations) {
    return LongStream.of(generations).<Answer>mapToObj(Answer.Addresses::new).toList();
  }

  @Test
  void nodesThatSaidTheSameAreToldTogether() {
    answers.put("a", plans(3, 3));
    answers.put("b", plans(3));
    answers.put("c", plans(2, 3));

    assertThat(Dig.line(answers)).isEqualTo(Line.plain("dig a, b: plan 3; c: plan 2, then plan 3"));
  }

  @Test
  void plansThatFollowEachOtherAreToldAsARun() {
    answers.put("a", plans(2, 2, 3, 4, 5, 5, 7));

    assertThat(Dig.line(answers)).isEqualTo(Line.plain("dig a: plans 2 to 5, then plan 7"));
  }

  @Test
  void aStepBackIsToldHoweverShort() {
    answers.put("old", plans(12, 13, 2, 13));

    assertThat(Dig.line(answers))
        .isEqualTo(Line.bad("dig old: plan 12, then plan 13, then plan 2, then plan 13"));
  }

  @Test
  void whatIsNoAddressIsToldOnceAsLongAsItLasts() {
    answers.put(
        "old",
        List.of(
            new Answer.Addresses(14),
            new Answer.Empty(),
            new Answer.Empty(),
            new Answer.Silence(),
            new Answer.NoSuchName(),
            new Answer.Unexpected("SERVFAIL")));

    assertThat(Dig.line(answers))
        .isEqualTo(
            Line.bad(
                "dig old: plan 14, then NOERROR without an address, then no answer, then NXDOMAIN,"
                    + " then SERVFAIL"));
  }
}
