package dev.holdfast.server.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.guard.Guards;
import dev.holdfast.protocol.Rule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Goal: no rule refuses without a word on what to do, and none is missing from the contract.
class AdviceTest {

  private static final Path CONTRACT =
      Path.of("../../grpc-api/src/main/protobuf/holdfast/v1/refusal.proto");

  /// Rules about members are not the state machine's; each refusal by one says itself what to do.
  private static final String MEMBERS = "  // Members:";

  private static Set<String> rules() {
    Stream<String> constants =
        Arrays.stream(Rule.class.getFields())
            .filter(field -> field.getType() == String.class)
            .map(AdviceTest::value);
    Stream<String> guards = Stream.concat(Guards.LIFTABLE.stream(), Stream.of(Guards.CNAME_ALONE));
    return new TreeSet<>(Stream.concat(constants, guards).toList());
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void every_rule_comes_with_advice() {
    assertThat(rules())
        .hasSizeGreaterThan(20)
        .allSatisfy(rule -> assertThat(Advice.on(rule)).isPresent());
  }

  @Test
  void the_contract_lists_every_rule_and_no_other() throws IOException {
    List<String> listed =
        Files.readAllLines(CONTRACT).stream()
            .takeWhile(line -> !line.equals(MEMBERS))
            .filter(line -> line.matches("  //   [a-z]+(-[a-z]+)* +.*"))
            .map(line -> line.substring(7).split(" ")[0])
            .toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(rules());
  }
}
