package dev.holdfast.replica.storage;

import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.membership.Member;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The members as this node last knew them to be agreed on, synchronised to the disk.
///
/// Raft's implementation keeps them in a file of its own, and only logs it when that cannot be
/// written. Once the log is purged that file is all there is, and a node that fell back to the
/// members of its first start could elect a leader with the wrong ones.
public final class MembersFile {

  private static final String VOTER = "voter.";
  private static final String LEARNER = "learner.";

  /// A node cannot start without; the port's range is looked at when the address is made.
  private static final Pattern RAFT_ADDRESS = Pattern.compile(".+:\\d{1,5}");

  private final Path file;

  MembersFile(Path file) {
    this.file = file;
  }

  /// What the file holds.
  ///
  /// @param index the log entry that brought it
  public record Known(long index, Configuration configuration) {}

  /// What was written last; empty where nothing has been.
  ///
  /// @throws StorageException if the file cannot be read
  public Optional<Known> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return Optional.of(known(properties));
    } catch (IOException | IllegalArgumentException e) {
      throw new StorageException(
          "members file %s cannot be read (%s); restore it from this node's own disk, or %s"
              .formatted(file, e.getMessage(), StorageException.WAY_BACK),
          e);
    }
  }

  /// Keeps `known` from here on.
  public void write(Known known) throws IOException {
    byte[] text = text(known).getBytes(StandardCharsets.UTF_8);
    FileSync.replace(file, out -> out.write(text));
  }

  private static String text(Known known) {
    Configuration configuration = known.configuration();
    StringBuilder text =
        new StringBuilder(
            """
            # The members of the cluster as this node last knew them. Written by the node; do not edit.
            # To change the members: holdfast cluster --help
            """);
    line(text, "index", Long.toString(known.index()));
    line(text, "version", Long.toString(configuration.version()));
    configuration.voters().values().forEach(it -> line(text, VOTER + it.id(), addresses(it)));
    configuration.learners().values().forEach(it -> line(text, LEARNER + it.id(), addresses(it)));
    configuration
        .promoting()
        .ifPresent(it -> line(text, "promoting", it.id() + " " + addresses(it)));
    line(text, "removed", String.join(",", configuration.removed()));
    return text.toString();
  }

  private static String addresses(Member member) {
    return String.join(",", member.raft(), member.grpc(), member.dns(), member.http());
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key.replace(" ", "\\ ")).append('=').append(value).append('\n');
  }

  private static Known known(Properties properties) {
    SortedMap<String, Member> voters = new TreeMap<>();
    SortedMap<String, Member> learners = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(VOTER)) {
        put(voters, key.substring(VOTER.length()), properties.getProperty(key));
      } else if (key.startsWith(LEARNER)) {
        put(learners, key.substring(LEARNER.length()), properties.getProperty(key));
      }
    }
    if (voters.isEmpty()) {
      throw new IllegalArgumentException("it names no voter");
    }
    TreeSet<String> removed = new TreeSet<>();
    for (String id : properties.getProperty("removed", "").split(",")) {
      if (!id.isEmpty()) {
        removed.add(id);
      }
    }
    return new Known(
        number(properties, "index"),
        new Configuration(
            number(properties, "version"), voters, learners, promoting(properties), removed));
  }

  private static Optional<Member> promoting(Properties properties) {
    return Optional.ofNullable(properties.getProperty("promoting"))
        .map(text -> {
          String[] parts = text.split(" ", 2);
          return member(parts[0], parts.length == 2 ? parts[1] : "");
        });
  }

  private static long number(Properties properties, String key) {
    return Long.parseLong(properties.getProperty(key, "").trim());
  }

  private static void put(SortedMap<String, Member> members, String id, String addresses) {
    members.put(id, member(id, addresses));
  }

  private static Member member(String id, String addresses) {
    String[] parts = addresses.split(",", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("the addresses of %s are not 4".formatted(id));
    }
    if (!RAFT_ADDRESS.matcher(parts[0]).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no host:port where %s could be reached".formatted(parts[0], id));
    }
    Member member = new Member(id, parts[0], parts[1], parts[2], parts[3]);
    member.raftAddress();
    return member;
  }
}
