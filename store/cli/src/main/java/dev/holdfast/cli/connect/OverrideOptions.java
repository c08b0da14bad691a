package dev.holdfast.cli.connect;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The overrides a change may use, where guards can refuse it.
public final class OverrideOptions {

  @Option(
      names = "--override",
      split = ",",
      paramLabel = "ID",
      description = "Overrides to use, granted before with 'holdfast override grant'.")
  private List<Long> ids = new ArrayList<>();

  public List<Long> ids() {
    return ids;
  }
}
