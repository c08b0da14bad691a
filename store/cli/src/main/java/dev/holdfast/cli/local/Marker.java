package dev.holdfast.cli.local;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.running.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What `up` writes into a data folder it has made: that it has, for which ports, and how far the
/// first start has come.
///
/// @param furnished whether the nodes have been initialised and the example brought in
record Marker(int basePort, boolean furnished) {

  private static final String BASE_PORT = "base-port";
  private static final String FURNISHED = "furnished";

  static Optional<Marker> read(DataFolder folder) throws IOException {
    if (!Files.exists(folder.marker())) {
      return Optional.empty();
    }
    Properties lines = new Properties();
    try (var in = Files.newBufferedReader(folder.marker())) {
      lines.load(in);
      return Optional.of(
          new Marker(
              Integer.parseInt(lines.getProperty(BASE_PORT)),
              Boolean.parseBoolean(lines.getProperty(FURNISHED))));
    } catch (IllegalArgumentException spoilt) {
      throw CommandException.refused(
          "%s is not as 'holdfast up' writes it. Use another folder with --data."
              .formatted(folder.marker()));
    }
  }

  void write(DataFolder folder) throws IOException {
    Path marker = folder.marker();
    Files.writeString(
        marker,
        """
        # 'holdfast up' has made this folder, and 'holdfast up --fresh' may delete it.
        %s=%d
        %s=%s
        """
            .formatted(BASE_PORT, basePort, FURNISHED, furnished));
  }
}
