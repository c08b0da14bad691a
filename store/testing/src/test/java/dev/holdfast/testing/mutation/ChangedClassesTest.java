package dev.holdfast.testing.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedClassesTest {

  @TempDir Path folder;

  private Path source;

  @BeforeEach
  void aSource() throws IOException {
    source =
        Files.writeString(
            folder.resolve("Sum.java"),
            "public class Sum { public static int of(int a, int b) { return a + b; } }");
  }

  private Path changed(String original, String replacement) throws IOException {
    Path empty = Files.createDirectory(folder.resolve("changed"));
    return ChangedClasses.of(List.of(new Edit(source, original, replacement)), empty, "");
  }

  @Test
  void aChangedClassDoesWhatItsChangedSourceSays() throws Exception {
    URL[] places = {changed("a + b", "a - b").toUri().toURL()};
    try (BesideLoader loader =
        new BesideLoader(places, getClass().getClassLoader(), "Sum"::equals)) {
      Class<?> sum = loader.loadClass("Sum");

      assertThat(sum.getMethod("of", int.class, int.class).invoke(null, 3, 1)).isEqualTo(2);
      assertThat(loader.loadClass(Edit.class.getName())).isSameAs(Edit.class);
    }
  }

  @Test
  void aChangeThatDoesNotFitItsSourceIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> changed("a * b", "a - b"))
        .withMessageContaining("Sum.java holds 'a * b' 0 times, not once");
  }

  @Test
  void aChangeThatDoesNotCompileIsTold() {
    assertThatIllegalStateException()
        .isThrownBy(() -> changed("a + b", "a + c"))
        .withMessageContaining("the change does not compile")
        .withMessageContaining("cannot find symbol");
  }
}
