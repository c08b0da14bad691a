package dev.holdfast.cli.console;

/// For whom a command writes: a table for people, or JSON for programs.
public enum OutputFormat {
  table,
  json
}
