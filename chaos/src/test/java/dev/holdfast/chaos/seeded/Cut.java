package dev.holdfast.chaos.seeded;

import dev.holdfast.testing.mutation.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Cuts a node off from the others' replication without needing a network of its own: a file names
/// the node, and the nodes' guard of that port loses every message of Raft from it and to it.
///
/// @param file that the nodes look at
record Cut(Path file) {

  private static final String PROPERTY = "seeded.cut";

  static final List<Edit> EDITS =
      List.of(
          SeededBug.edit(
              "replica/src/main/java/dev/holdfast/replica/PortGuard.java",
              "return next.startCall(new Voting<>(call), headers);",
              """
              return new org.apache.ratis.thirdparty.io.grpc.ForwardingServerCallListener
                  .SimpleForwardingServerCallListener<Q>(next.startCall(new Voting<>(call), headers)) {
                @Override
                public void onMessage(Q message) {
                  if (isLost(message)) {
                    call.request(1);
                  } else {
                    super.onMessage(message);
                  }
                }
              };
              """),
          SeededBug.edit(
              "replica/src/main/java/dev/holdfast/replica/PortGuard.java",
              "private static boolean isVote(",
              """
              private static boolean isLost(Object message) {
                var header = switch (message) {
                  case org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto it -> it.getServerRequest();
                  case org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto it -> it.getServerRequest();
                  default -> org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto.getDefaultInstance();
                };
                var file = java.nio.file.Path.of(System.getProperty("seeded.cut"));
                try {
                  String node = java.nio.file.Files.exists(file) ? java.nio.file.Files.readString(file) : "";
                  return !node.isEmpty()
                      && (header.getRequestorId().toStringUtf8().equals(node)
                          || header.getReplyId().toStringUtf8().equals(node));
                } catch (IOException healed) {
                  return false;
                }
              }

              private static boolean isVote(\
              """));

  static Cut ofThisProcess() {
    return new Cut(
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "%s-%d".formatted(PROPERTY, ProcessHandle.current().pid())));
  }

  /// What the nodes' JVMs are told.
  String option() {
    return "-D%s=%s".formatted(PROPERTY, file);
  }

  void off(String node) throws IOException {
    Files.writeString(file, node);
  }

  void heal() throws IOException {
    Files.deleteIfExists(file);
  }
}
