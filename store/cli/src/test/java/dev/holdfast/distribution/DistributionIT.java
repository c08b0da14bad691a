package dev.holdfast.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The folder that `package` has just built.
class DistributionIT {

  /// Annotations for other tools, which some libraries bring along and no JVM ever loads.
  private static final Pattern ANNOTATION =
      Pattern.compile("^(android|org/jspecify)/annotations?/");

  private static final Pattern MAIN_LOADED =
      Pattern.compile("dev\\.holdfast\\.cli\\.Main source: (.*)");

  private final Path distribution = Script.tree().resolve("store/cli/target/holdfast");
  private final Path launcher = distribution.resolve("bin/holdfast");

  @TempDir Path elsewhere;

  @Test
  void theCommandRunsFromAnyFolder() throws Exception {
    var run = Script.at(launcher).in(elsewhere).run("--version");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("holdfast 0.");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aCopyRunsFromAFolderWithBlanksInItsName() throws Exception {
    var run = Script.at(copy().resolve("bin/holdfast")).run("--version");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("holdfast 0.");
  }

  @Test
  void theCommandRunsThroughLinksToLinks() throws Exception {
    var far = Files.createSymbolicLink(elsewhere.resolve("far"), copy().resolve("bin/holdfast"));
    var near = Files.createSymbolicLink(elsewhere.resolve("near"), far.getFileName());
    assertThat(Script.at(near).in(elsewhere).run("--version").out()).startsWith("holdfast 0.");
  }

  @Test
  void wrongUseIsToldByTheExitCode() throws Exception {
    var run = Script.at(launcher).run("--no-such-option");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--no-such-option").doesNotContain("Exception");
  }

  @Test
  void whereThereIsNoJavaTheCommandSaysWhatToInstall() throws Exception {
    var nothing = Files.createDirectories(elsewhere.resolve("nothing"));
    var bin = Files.createDirectories(elsewhere.resolve("bin"));
    for (var tool : List.of("sh", "dirname", "readlink", "sed", "sort", "head")) {
      passThrough(bin.resolve(tool), program(tool));
    }
    var run =
        Script.at(launcher)
            .with("PATH", bin.toString())
            .with("HOME", nothing.toString())
            .with("JAVA_HOME", "")
            .with("HOLDFAST_JDKS_UNDER", nothing.toString())
            .run("--version");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("JDK 25");
  }

  @Test
  void whatAWarmUpRemembersIsUsedUntilAJarIsTouched() throws Exception {
    var copy = copy();
    assertThat(originOfMain(copy)).startsWith("file:");
    var warmUp = Script.at(copy.resolve("bin/holdfast")).run("warm-up");
    assertThat(warmUp.err()).isEmpty();
    assertThat(warmUp.exitCode()).isZero();
    assertThat(originOfMain(copy)).isEqualTo("shared objects file");
    try (var jars = Files.list(copy.resolve("lib"))) {
      var jar = jars.filter(file -> file.toString().contains("picocli")).findFirst().orElseThrow();
      Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    }
    assertThat(originOfMain(copy)).startsWith("file:");
  }

  @Test
  void noClassIsInTwoJars() throws IOException {
    try (var files = Files.list(distribution.resolve("lib"))) {
      var homes =
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .flatMap(DistributionIT::classes)
              .collect(
                  Collectors.groupingBy(
                      Map.Entry::getKey,
                      TreeMap::new,
                      Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
      assertThat(homes).containsKey("dev/holdfast/cli/Main.class");
      homes.values().removeIf(jars -> jars.size() == 1);
      assertThat(homes).isEmpty();
    }
  }

  /// Where the JVM took the first class from: a jar, or what it remembers.
  private static String originOfMain(Path distribution) throws Exception {
    var run =
        Script.at(distribution.resolve("bin/holdfast"))
            .with("HOLDFAST_JAVA_OPTIONS", "-Xlog:class+load:stdout")
            .run("--version");
    return run.out()
        .lines()
        .flatMap(line -> MAIN_LOADED.matcher(line).results())
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Map.Entry<String, String>> classes(Path jar) {
    try (var zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .filter(name -> !ANNOTATION.matcher(name).find())
          .map(name -> Map.entry(name, jar.getFileName().toString()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jar, e);
    }
  }

  private static Path program(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static void passThrough(Path script, Path program) throws IOException {
    Files.writeString(script, "#!/bin/sh\nexec %s \"$@\"\n".formatted(program));
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }

  /// All but what a warm-up has left behind.
  private boolean isShipped(Path file) {
    return !file.startsWith(distribution.resolve("cache"));
  }

  private Path copy() throws IOException {
    var target = Files.createDirectories(elsewhere.resolve("a folder"));
    try (var files = Files.walk(distribution)) {
      for (var file : files.filter(Files::isRegularFile).filter(this::isShipped).toList()) {
        var copied = target.resolve(distribution.relativize(file).toString());
        Files.createDirectories(copied.getParent());
        Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return target;
  }
}
