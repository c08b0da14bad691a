package dev.holdfast.chaos.history;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// All that was recorded in a run, in the order in which it was over. Written by many threads.
public final class History {

  private final List<Entry> entries = new ArrayList<>();

  /// An empty one.
  public History() {}

  public static History of(List<? extends Entry> entries) {
    History history = new History();
    entries.forEach(history::add);
    return history;
  }

  public synchronized void add(Entry entry) {
    entries.add(entry);
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// The entries of one kind.
  public <E extends Entry> List<E> all(Class<E> kind) {
    return entries().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public synchronized int size() {
    return entries.size();
  }

  /// Writes one line of JSON per entry.
  public void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Entry entry : entries()) {
        out.append(EntryJson.line(entry)).append('\n');
      }
    }
  }

  /// @throws IllegalArgumentException if a line is no entry
  public static History read(Path file) throws IOException {
    History history = new History();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      in.lines().map(EntryJson::entry).forEach(history::add);
    }
    return history;
  }
}
