package dev.holdfast.chaos.cluster;

import java.util.List;

/// Where the nodes of a cluster stand: the address each has, and what has to be said to run
/// something there.
public interface Ground {

  /// All of them on loopback.
  Ground LOOPBACK =
      new Ground() {
        @Override
        public String host(String node) {
          return "127.0.0.1";
        }

        @Override
        public List<String> at(String node, List<String> command) {
          return command;
        }
      };

  String host(String node);

  /// The command that runs `command` where the node stands, under the process id that is started.
  List<String> at(String node, List<String> command);
}
