package dev.holdfast.replica.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.holdfast.replica.membership.Member;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: the small files of a node's folder, with whatever octets in them, are read as something
/// that comes back equal when it is written, or the node says which of them it cannot read.
@Timeout(10)
class NodeFilesFuzzTest {

  private static final Membership MEMBERSHIP =
      new Membership("c", "n1", new TreeMap<>(Map.of("n1", "127.0.0.1:1")));

  private static final UUID GROUP = UUID.fromString("f4f4cc4f-6143-3ad9-8e84-d3e1efbffb1f");
  private static final Pattern PLAIN = Pattern.compile("[\\w.:\\[\\]-]*");

  @TempDir Path folder;

  static Stream<byte[]> files() {
    return Stream.of(
            MEMBERSHIP.toText(),
            """
            # members
            index=7
            version=3
            voter.n1=127.0.0.1\\:1,127.0.0.1:2,127.0.0.1:3,127.0.0.1:4
            voter.n2=h:1,h:2,h:3,
            learner.n3=l:1,l:2,l:3,l:4
            promoting=n3 l:1,l:2,l:3,l:4
            removed=n4,n5
            """)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("files")
  @FuzzTest
  void aFileIsReadAsItSaysOrIsNamedAsUnreadable(byte[] octets) throws IOException {
    membersAreReadOrRefused(octets);
    markerIsThisNodesOrRefused(octets);
    appliedMarkIsReadOrForgotten(octets);
  }

  private void membersAreReadOrRefused(byte[] octets) throws IOException {
    Path path = folder.resolve("members");
    MembersFile file = new MembersFile(path);
    Files.write(path, octets);
    MembersFile.Known known;
    try {
      known = file.read().orElseThrow();
    } catch (StorageException refused) {
      assertThat(refused.getMessage()).contains(path.toString());
      return;
    }
    assertThat(known.configuration().voters()).isNotEmpty();
    for (Member member : known.configuration().members().values()) {
      assertThat(member.raftAddress().getPort()).isBetween(0, 0xffff);
    }
    if (known.configuration().members().values().stream().allMatch(NodeFilesFuzzTest::isPlain)) {
      file.write(known);
      assertThat(file.read()).contains(known);
    }
  }

  /// Whether a node could have written it: ids and addresses come from its configuration, which has
  /// no others.
  private static boolean isPlain(Member member) {
    return PLAIN
        .matcher(
            String.join("", member.id(), member.raft(), member.grpc(), member.dns(), member.http()))
        .matches();
  }

  private void markerIsThisNodesOrRefused(byte[] octets) throws IOException {
    Path marker = folder.resolve("holdfast-node");
    Files.createDirectories(folder.resolve("raft/" + GROUP + "/current"));
    Files.write(folder.resolve("raft/" + GROUP + "/current/raft-meta"), new byte[0]);
    Files.write(marker, octets);
    try (NodeFolder opened = NodeFolder.open(folder, GROUP, MEMBERSHIP, true)) {
      Properties told = new Properties();
      told.load(new StringReader(new String(octets, StandardCharsets.UTF_8)));
      assertThat(told).containsEntry("node", "n1").containsEntry("cluster", "c");
      assertThat(opened.membership()).isEqualTo(MEMBERSHIP);
    } catch (StorageException refused) {
      assertThat(refused.getMessage()).contains(folder.toString());
    }
  }

  private void appliedMarkIsReadOrForgotten(byte[] octets) throws IOException {
    Path file = folder.resolve("applied");
    Files.write(file, octets);
    try (AppliedMark mark = AppliedMark.open(file)) {
      Optional<LogPosition> before = mark.before();
      if (before.filter(it -> it.index() < Long.MAX_VALUE).isPresent()) {
        LogPosition next = new LogPosition(before.get().term(), before.get().index() + 1);
        mark.write(next);
        try (AppliedMark again = AppliedMark.open(file)) {
          assertThat(again.before()).contains(next);
        }
      }
    }
  }
}
