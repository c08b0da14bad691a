package dev.holdfast.chaos.simulation;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
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

/// Product and simulation, compiled from sources that were changed on purpose, and loaded beside
/// the real ones.
final class Mutant implements AutoCloseable {

  private static final String OURS = "dev.holdfast.";

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
      String text = Files.readString(Path.of(entry.getKey()));
      for (Mutation.Edit edit : entry.getValue()) {
        assertThat(text.split(Pattern.quote(edit.original()), -1))
            .as("%s, cut at the place to change for '%s'", entry.getKey(), mutation)
            .hasSize(2);
        text = text.replace(edit.original(), edit.replacement());
      }
      sources.add(Files.writeString(folder.resolve(Path.of(entry.getKey()).getFileName()), text));
    }
    Path classes = Files.createDirectory(folder.resolve("classes"));
    compile(mutation, sources, classes);
    return new Mutant(new Loader(classes));
  }

  private static void compile(Mutation mutation, List<Path> sources, Path classes)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-proc:none",
            "-nowarn",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"));
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      boolean compiled = compiler.getTask(complaints, files, null, options, null, units).call();
      assertThat(compiled).as("whether '%s' compiles: %s", mutation, complaints).isTrue();
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

  /// Loads all classes of ours itself, the changed ones first, and leaves the libraries to the
  /// loader of this test.
  private static final class Loader extends URLClassLoader {

    Loader(Path changed) {
      super(urls(changed), Mutant.class.getClassLoader());
    }

    private static URL[] urls(Path changed) {
      Stream<Path> known =
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
      return Stream.concat(Stream.of(changed), known).map(Loader::url).toArray(URL[]::new);
    }

    private static URL url(Path path) {
      try {
        return path.toUri().toURL();
      } catch (MalformedURLException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OURS)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
