package dev.holdfast.spec.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValueParserTest {

  @Test
  void everyShapeOfValueReadsAsItSays() {
    assertThat(ValueParser.parse("7")).hasToString("7");
    assertThat(ValueParser.parse("TRUE")).hasToString("TRUE");
    assertThat(ValueParser.parse("\"at pass start\"")).hasToString("at pass start");
    assertThat(ValueParser.parse("1..4")).hasToString("1..4");
    assertThat(ValueParser.parse("{}")).hasToString("{}");
    assertThat(ValueParser.parse("{1, {2, 3}}")).hasToString("{1, {2, 3}}");
    assertThat(ValueParser.parse("<<>>")).isEqualTo(Value.NOTHING);
    assertThat(ValueParser.parse("<<1, <<2>>>>")).hasToString("<1, <2>>");
    assertThat(ValueParser.parse("[doing |-> \"idle\", plan |-> 3]"))
        .hasToString("(doing idle, plan 3)");
  }

  @Test
  void aFunctionOverSeveralLinesIsFollowedByKey() {
    Value enactors =
        ValueParser.parse(
            """
            ( A :> [doing |-> "walking", plan |-> 1, left |-> {api, login}] @@
              B :> [doing |-> "idle"] )
            """);
    assertThat(enactors.at("A", "left")).get().hasToString("{api, login}");
    assertThat(enactors.at("B", "doing")).get().hasToString("idle");
    assertThat(enactors.at("B", "plan")).isEmpty();
    assertThat(ValueParser.parse("<<5, 6>>").at("2")).get().hasToString("6");
  }

  @Test
  void whatIsNoValueIsRefused() {
    assertThatThrownBy(() -> ValueParser.parse("{1, 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the value ends too early");
    assertThatThrownBy(() -> ValueParser.parse("[doing :> 1]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(":> where |-> belongs");
    assertThatThrownBy(() -> ValueParser.parse("1 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("more than one value: 1 2");
  }
}
