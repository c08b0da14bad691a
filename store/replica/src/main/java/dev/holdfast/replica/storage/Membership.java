package dev.holdfast.replica.storage;

import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whose folder this is: a node, its cluster, and the members the cluster has.
///
/// @param members id and address of each
public record Membership(String cluster, String node, SortedMap<String, String> members) {

  private static final String FORMAT = "1";
  private static final String MEMBER = "member.";

  public Membership {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }

  /// The marker file's text.
  String toText() {
    StringBuilder text =
        new StringBuilder(
            """
            # Says that this folder holds the data of a node that has taken part in its cluster.
            # Without it the node refuses to start. Written once; do not edit, do not copy to another node.
            """);
    line(text, "format", FORMAT);
    line(text, "cluster", cluster);
    line(text, "node", node);
    members.forEach((id, address) -> line(text, MEMBER + id, address));
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key.replace(" ", "\\ ")).append('=').append(value).append('\n');
  }

  /// The membership in a marker file's properties.
  static Membership of(Properties marker) {
    if (!FORMAT.equals(marker.getProperty("format"))) {
      throw new StorageException(
          "its format is %s, and this software reads %s only"
              .formatted(marker.getProperty("format"), FORMAT));
    }
    SortedMap<String, String> members = new TreeMap<>();
    for (Map.Entry<Object, Object> entry : marker.entrySet()) {
      if (entry.getKey() instanceof String key && key.startsWith(MEMBER)) {
        members.put(key.substring(MEMBER.length()), (String) entry.getValue());
      }
    }
    return new Membership(
        marker.getProperty("cluster", ""), marker.getProperty("node", ""), members);
  }
}
