package dev.holdfast.chaos.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.testing.mutation.BesideLoader;
import dev.holdfast.testing.mutation.ChangedClasses;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Product and simulation, compiled from sources that were changed on purpose, and loaded beside
/// the real ones.
final class Mutant implements AutoCloseable {

  private static final String OURS = "dev.holdfast.";

  private final BesideLoader loader;

  private Mutant(BesideLoader loader) {
    this.loader = loader;
  }

  /// @param folder an empty one, for the changed sources and their classes
  static Mutant of(Mutation mutation, Path folder) throws IOException {
    String known = System.getProperty("java.class.path");
    Path classes = ChangedClasses.of(mutation.edits(), folder, known);
    URL[] places =
        Stream.concat(Stream.of(classes), Stream.of(known.split(File.pathSeparator)).map(Path::of))
            .map(Mutant::url)
            .toArray(URL[]::new);
    return new Mutant(
        new BesideLoader(places, Mutant.class.getClassLoader(), name -> name.startsWith(OURS)));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// See [Hunt#hunt].
  String hunt(long seeds) {
    return call("hunt", seeds);
  }

  /// See [Hunt#tell].
  String tell(long seed) {
    return call("tell", seed);
  }

  private String call(String method, long argument) {
    try {
      Class<?> hunt = loader.loadClass(Hunt.class.getName());
      assertThat(hunt).as("the simulation under change").isNotEqualTo(Hunt.class);
      return (String) hunt.getMethod(method, long.class).invoke(null, argument);
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException("the changed simulation failed", failed.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot call the changed simulation", e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
