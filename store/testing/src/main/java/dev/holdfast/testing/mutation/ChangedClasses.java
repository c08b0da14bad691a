package dev.holdfast.testing.mutation;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Classes compiled from sources that were changed on purpose.
public final class ChangedClasses {

  private ChangedClasses() {}

  /// @param folder an empty one, for the changed sources and their classes
  /// @param classPath of all that the sources need
  /// @return where the classes are
  /// @throws IllegalStateException if a change does not fit its source or does not compile
  public static Path of(List<Edit> edits, Path folder, String classPath) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Map.Entry<Path, List<Edit>> entry :
        edits.stream().collect(groupingBy(Edit::file)).entrySet()) {
      String text = Files.readString(entry.getKey());
      for (Edit edit : entry.getValue()) {
        text = edit.applied(text);
      }
      Path changed = Files.createDirectory(folder.resolve("source-" + sources.size()));
      sources.add(Files.writeString(changed.resolve(entry.getKey().getFileName()), text));
    }
    Path classes = Files.createDirectory(folder.resolve("classes"));
    if (!sources.isEmpty()) {
      compile(sources, classes, classPath);
    }
    return classes;
  }

  private static void compile(List<Path> sources, Path classes, String classPath)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath);
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      if (!compiler.getTask(complaints, files, null, options, null, units).call()) {
        throw new IllegalStateException("the change does not compile: " + complaints);
      }
    }
  }
}
