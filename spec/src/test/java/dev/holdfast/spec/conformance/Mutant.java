package dev.holdfast.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Protocol;
import dev.holdfast.spec.conformance.machine.JavaMachine;
import dev.holdfast.testing.mutation.BesideLoader;
import dev.holdfast.testing.mutation.ChangedClasses;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/// The machine, compiled from a source that was changed on purpose, and loaded beside the real one
/// together with the part of the comparison that knows its types.
final class Mutant implements AutoCloseable {

  /// The machine's; all else is left to the loader of this test.
  private static final List<String> OWN =
      Stream.of(
              "record",
              "plan",
              "endpoint",
              "zone",
              "guard",
              "freeze",
              "target",
              "audit",
              "protocol",
              "spec.conformance.machine")
          .map(name -> "dev.holdfast." + name + ".")
          .toList();

  private final BesideLoader loader;

  private Mutant(BesideLoader loader) {
    this.loader = loader;
  }

  /// @param folder an empty one, for the changed sources and their classes
  static Mutant of(Mutation mutation, Path folder) throws IOException {
    Path classes =
        ChangedClasses.of(
            mutation.edits(),
            folder,
            home(Protocol.class) + File.pathSeparator + home(TreePMap.class));
    return new Mutant(
        new BesideLoader(
            new URL[] {classes.toUri().toURL(), url(Protocol.class), url(JavaMachine.class)},
            Mutant.class.getClassLoader(),
            name -> OWN.stream().anyMatch(name::startsWith)));
  }

  private static String home(Class<?> type) {
    return Path.of(URI.create(url(type).toString())).toString();
  }

  private static URL url(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  Machine machine(Bounds bounds) {
    try {
      Class<?> type = loader.loadClass(JavaMachine.class.getName());
      assertThat(type).as("the machine under change").isNotEqualTo(JavaMachine.class);
      return (Machine) type.getConstructor(Bounds.class).newInstance(bounds);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make the changed machine", e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
