package dev.holdfast.tidy;

import java.nio.file.Path;

/// One breach of one rule; lines count from 1.
record Finding(Path file, int line, String rule, String detail) {

  @Override
  public String toString() {
    return file + ":" + line + " [" + rule + "] " + detail;
  }
}
