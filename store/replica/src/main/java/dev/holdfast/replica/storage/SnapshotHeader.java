package dev.holdfast.replica.storage;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a snapshot says about itself before the state begins.
///
/// @param at the last log entry whose effect it holds
/// @param members the cluster's members at that entry: id and address
public record SnapshotHeader(String cluster, LogPosition at, SortedMap<String, String> members) {

  /// The version this software writes, and the only one it reads.
  public static final int FORMAT_VERSION = 1;

  public SnapshotHeader {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }
}
