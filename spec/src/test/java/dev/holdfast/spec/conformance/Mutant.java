package dev.holdfast.spec.conformance;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Protocol;
import dev.holdfast.spec.conformance.machine.JavaMachine;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.pcollections.TreePMap;

/// The machine, compiled from a source that was changed on purpose, and loaded beside the real one
/// together with the part of the comparison that knows its types.
final class Mutant implements AutoCloseable {

  private static final Path SOURCE = Path.of("..", "store", "protocol", "src", "main", "java");
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

  private final Loader loader;

  private Mutant(Loader loader) {
    this.loader = loader;
  }

  /// @param folder an empty one, for the changed sources and their classes
  static Mutant of(Mutation mutation, Path folder) throws IOException {
    Map<String, List<Mutation.Edit>> byFile =
        mutation.edits().stream().collect(groupingBy(Mutation.Edit::file));
    List<Path> sources = new ArrayList<>();
    for (Map.Entry<String, List<Mutation.Edit>> entry : byFile.entrySet()) {
      Path original = SOURCE.resolve("dev/holdfast").resolve(entry.getKey());
      String text = Files.readString(original);
      for (Mutation.Edit edit : entry.getValue()) {
        assertThat(text.split(Pattern.quote(edit.original()), -1))
            .as("%s, cut at the place to change for '%s'", entry.getKey(), mutation)
            .hasSize(2);
        text = text.replace(edit.original(), edit.replacement());
      }
      Path changed = folder.resolve("source").resolve(SOURCE.relativize(original));
      Files.createDirectories(changed.getParent());
      sources.add(Files.writeString(changed, text));
    }
    Path classes = Files.createDirectory(folder.resolve("classes"));
    compile(mutation, sources, classes);
    return new Mutant(new Loader(classes));
  }

  private static void compile(Mutation mutation, List<Path> sources, Path classes)
      throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none",
            "-nowarn",
            "-d",
            classes.toString(),
            "-cp",
            home(Protocol.class) + File.pathSeparator + home(TreePMap.class));
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      boolean compiled = compiler.getTask(complaints, files, null, options, null, units).call();
      assertThat(compiled).as("whether '%s' compiles: %s", mutation, complaints).isTrue();
    }
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

  /// Loads the machine's classes itself, the changed ones first, and leaves all else to the loader
  /// of this test.
  private static final class Loader extends URLClassLoader {

    Loader(Path changed) throws IOException {
      super(
          new URL[] {changed.toUri().toURL(), url(Protocol.class), url(JavaMachine.class)},
          Mutant.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (OWN.stream().noneMatch(name::startsWith)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
