package dev.holdfast.replica;

import dev.holdfast.replica.membership.Configuration;
import dev.holdfast.replica.storage.MembersFile;
import dev.holdfast.replica.storage.NodeFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a node that has run before knows of its members when it starts.
///
/// Ratis reads them from a file of its own, which it may have failed to write without more than a
/// line in its log. Where that one is missing, broken or older than ours, ours counts.
final class KnownMembers {

  private static final Logger LOG = LoggerFactory.getLogger(KnownMembers.class);
  private static final String RAFTS_FILE = "raft-meta.conf";

  private KnownMembers() {}

  /// The members to begin with, if any were ever agreed on here. Puts Ratis' file aside where it
  /// would mislead.
  static Optional<Configuration> prepare(NodeFolder folder) throws IOException {
    Optional<MembersFile.Known> known = folder.members().read();
    Path rafts = folder.raftCurrent().resolve(RAFTS_FILE);
    if (known.isPresent() && Files.exists(rafts) && index(rafts) < known.get().index()) {
      Files.move(
          rafts,
          rafts.resolveSibling(RAFTS_FILE + ".outdated"),
          StandardCopyOption.REPLACE_EXISTING);
      folder.syncRaft();
      LOG.warn(
          "Raft's own file of the members, {}, is older than what this node knew; it was put aside",
          rafts);
    }
    return known.map(MembersFile.Known::configuration);
  }

  private static long index(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return LogEntryProto.parseFrom(in).getIndex();
    } catch (
        org.apache.ratis.thirdparty.com.google.protobuf.InvalidProtocolBufferException broken) {
      return -1;
    }
  }
}
