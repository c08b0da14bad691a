package dev.holdfast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  private static final int MANY = 250;

  @Test
  void noPortIsGivenTwiceNotToAnotherJvmEither() throws IOException, InterruptedException {
    List<Process> others = List.of(other(), other());
    List<Integer> given = new ArrayList<>(many());
    for (Process other : others) {
      String printed = new String(other.getInputStream().readAllBytes());
      Arrays.stream(printed.strip().split("\\s+")).map(Integer::valueOf).forEach(given::add);
      assertThat(other.waitFor()).isZero();
    }

    assertThat(given).hasSize(3 * MANY).doesNotHaveDuplicates();
    assertThat(given).allMatch(port -> port > 20_000 && port < 32_000);
  }

  @Test
  void aRowIsWithoutGapsAndWithoutWhatIsInUse() throws IOException {
    int first = FreePorts.firstOf(10);
    try (ServerSocket used = new ServerSocket(first + 12, 1, InetAddress.getLoopbackAddress())) {
      int next = FreePorts.firstOf(10);

      Set<Integer> row = new HashSet<>(IntStream.range(next, next + 10).boxed().toList());
      assertThat(row).doesNotContain(used.getLocalPort());
      assertThat(row).doesNotContain(first, first + 9);
    }
  }

  private static List<Integer> many() {
    return IntStream.range(0, MANY).mapToObj(_ -> FreePorts.next()).toList();
  }

  private static Process other() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static final class Other {

    static void main() {
      many().forEach(IO::println);
    }
  }
}
