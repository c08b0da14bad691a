package dev.holdfast.replica.storage;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a snapshot says about itself before the state begins.
///
/// @param formatVersion of the state: the one in use at that entry
/// @param at the last log entry whose effect it holds
/// @param members the cluster's members at that entry: id and address
public record SnapshotHeader(
    int formatVersion, String cluster, LogPosition at, SortedMap<String, String> members) {

  public SnapshotHeader {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }
}
