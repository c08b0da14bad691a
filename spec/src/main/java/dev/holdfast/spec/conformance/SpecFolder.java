package dev.holdfast.spec.conformance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import util.FilenameToStream;

/// A temporary folder with one configuration in it and the modules that TLC asks for. TLC reads
/// files, while ours travel in our jar and its own in TLC's; and where it is left to unpack its own
/// it uses names that every other TLC on this machine uses too.
final class SpecFolder implements FilenameToStream, AutoCloseable {

  private static final String OURS = "/dev/holdfast/spec/";
  private static final String TLCS = "/tla2sany/StandardModules/";

  private final Path folder;

  private SpecFolder(Path folder) {
    this.folder = folder;
  }

  static SpecFolder of(String configuration) {
    try {
      SpecFolder made = new SpecFolder(Files.createTempDirectory("holdfast-spec-"));
      if (!made.copy(OURS + "models/", configuration + ".cfg")) {
        made.close();
        throw new IllegalArgumentException("there is no model " + configuration);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("making a folder for TLC", e);
    }
  }

  @Override
  public File resolve(String name, boolean isModule) {
    String file = isModule && !name.endsWith(".tla") ? name + ".tla" : name;
    boolean library = !copy(OURS + "tla/", file) && copy(TLCS, file);
    return new TLAFile(folder.resolve(file).toString(), library, this);
  }

  @Override
  public String getFullPath() {
    return folder.toString();
  }

  @Override
  public boolean isStandardModule(String name) {
    return SpecFolder.class.getResource(TLCS + name + ".tla") != null;
  }

  /// Copies a resource into the folder; false if there is none.
  private boolean copy(String home, String name) {
    Path file = folder.resolve(name);
    try (InputStream in = SpecFolder.class.getResourceAsStream(home + name)) {
      if (in != null && !Files.exists(file)) {
        Files.copy(in, file);
      }
      return in != null;
    } catch (IOException e) {
      throw new UncheckedIOException("copying %s for TLC".formatted(name), e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("removing " + folder, e);
    }
  }
}
