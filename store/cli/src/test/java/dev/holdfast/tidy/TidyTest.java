package dev.holdfast.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TidyTest {

  private final SourceTree repository = SourceTree.ofThisRepository();

  @Test
  void theWholeRepositoryKeepsEveryRule() {
    var findings =
        Rule.all().stream()
            .flatMap(rule -> rule.breaches(repository))
            .map(Finding::toString)
            .sorted()
            .collect(Collectors.joining("\n"));
    assertThat(findings).as("breaches of the house rules").isEmpty();
  }

  @Test
  void everyRoomOfTheHouseIsLookedAt() {
    assertThat(repository.files())
        .extracting(SourceFile::path)
        .contains(Path.of("pom.xml"), Path.of("mvnw"), Path.of(".mvn/find-jdk.sh"))
        .anyMatch(path -> path.startsWith("store/protocol/src/main/java"))
        .anyMatch(path -> path.startsWith("grpc-api/src/main/protobuf"))
        .noneMatch(path -> path.toString().contains("target/"));
  }
}
