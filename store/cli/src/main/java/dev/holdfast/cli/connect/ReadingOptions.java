package dev.holdfast.cli.connect;

import dev.holdfast.v1.Consistency;
import dev.holdfast.v1.ReadOptions;
import picocli.CommandLine.Option;

/// How fresh what is read has to be.
public final class ReadingOptions {

  @Option(
      names = "--local",
      description =
          "Read what the asked node holds, without asking a majority: works on a node that is cut"
              + " off, and may be old.")
  private boolean local;

  public ReadOptions message() {
    return ReadOptions.newBuilder()
        .setConsistency(
            local ? Consistency.CONSISTENCY_LOCAL : Consistency.CONSISTENCY_LINEARIZABLE)
        .build();
  }
}
