package dev.holdfast.replica.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A members file that a node cannot go by is refused before it starts, and named.
class MembersFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "voter.n1=h:1,h:2,h:3",
        "voter.n1=h,h:2,h:3,h:4",
        "voter.n1=h:x,h:2,h:3,h:4",
        "voter.n1=h:65536,h:2,h:3,h:4",
        "voter.n1=h:1,h:2,h:3,h:4\npromoting=n2",
        "voter.n1=h:1,h:2,h:3,h:4\nlearner.n2=,h:2,h:3,h:4",
        "learner.n1=h:1,h:2,h:3,h:4",
        "voter.n1=\\u00",
      })
  void whatCannotBeGoneByIsRefusedWithTheFile(String members) throws IOException {
    Path file = folder.resolve("members");
    Files.writeString(file, "index=7\nversion=3\n" + members + "\n");

    assertThatThrownBy(() -> new MembersFile(file).read())
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll(file.toString(), "cannot be read");
  }
}
