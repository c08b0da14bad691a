package dev.holdfast.agents.planner;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What can be seen of a folder's files without reading them. Two equal stamps mean that nothing
/// was written in between; what zone files include counts, so folders below are looked at too.
record FolderStamp(SortedMap<Path, FileStamp> files) {

  /// Files of one folder; a planner pointed at a whole disk shall say so rather than walk it.
  static final int MAX_FILES = 10_000;

  private static final int MAX_DEPTH = 8;

  record FileStamp(long size, FileTime modified, String identity) {}

  static FolderStamp of(Path folder) throws IOException {
    SortedMap<Path, FileStamp> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) tree::iterator) {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
          files.put(file, stamp(attributes));
        }
        if (files.size() > MAX_FILES) {
          throw new IOException("%s holds more than %d files".formatted(folder, MAX_FILES));
        }
      }
    } catch (java.io.UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return new FolderStamp(files);
  }

  private static FileStamp stamp(BasicFileAttributes attributes) {
    return new FileStamp(
        attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
  }
}
