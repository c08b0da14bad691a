package dev.holdfast.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which JDK the build and the launcher take, on machines made up of folders that look like JDKs.
class FindJdkTest {

  @TempDir Path machine;
  private Path home;

  @BeforeEach
  void anEmptyMachine() throws IOException {
    home = Files.createDirectories(machine.resolve("home"));
  }

  @Test
  void theOneThatTheUserPointsAtComesFirst() throws Exception {
    jdk("usr/lib/jvm/a", "25.0.3");
    var chosen = jdk("elsewhere/chosen", "26.0.1");
    var run = finder().with("JAVA_HOME", chosen.toString()).run();
    assertThat(run.out().strip()).isEqualTo(chosen.toString());
  }

  @Test
  void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
    var old = jdk("elsewhere/old", "17.0.15");
    var fit = jdk("usr/lib/jvm/fit", "25");
    var run = finder().with("JAVA_HOME", old.toString()).run();
    assertThat(run.out().strip()).isEqualTo(fit.toString());
  }

  @Test
  void theJavaOnThePathIsSeenThroughItsLinks() throws Exception {
    jdk("usr/lib/jvm/other", "25.0.3");
    var linked = jdk("elsewhere/linked", "25.0.1");
    var bin = Files.createDirectories(machine.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), linked.resolve("bin/java"));
    var run = finder().with("PATH", bin + ":" + System.getenv("PATH")).run();
    assertThat(run.out().strip()).isEqualTo(linked.toString());
  }

  @Test
  void theLongTermReleaseIsTakenBeforeANewerOne() throws Exception {
    jdk("opt/jdk-26", "26.0.1");
    jdk("usr/lib/jvm/old", "21.0.2");
    var fit = jdk("home/.sdkman/candidates/java/25-tem", "25.0.3");
    assertThat(bare().run().out().strip()).isEqualTo(fit.toString());
  }

  @Test
  void aNewerOneIsTakenWhereThereIsNothingElse() throws Exception {
    jdk("usr/lib/jvm/old", "8");
    var newer = jdk("opt/jdk with blanks", "26");
    assertThat(bare().run().out().strip()).isEqualTo(newer.toString());
  }

  @Test
  void theToolchainsOfMavenAreLookedAtToo() throws Exception {
    var listed = jdk("far/away", "25.0.3");
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(
        home.resolve(".m2/toolchains.xml"),
        "<toolchains>\n  <jdkHome>%s</jdkHome>\n</toolchains>\n".formatted(listed));
    assertThat(bare().run().out().strip()).isEqualTo(listed.toString());
  }

  @Test
  void aJavaWithoutTheCompilerRunsHoldfastButDoesNotBuildIt() throws Exception {
    var runtime = jdk("usr/lib/jvm/runtime", "25.0.3");
    Files.delete(runtime.resolve("bin/javac"));
    assertThat(bare().run().exitCode()).isEqualTo(2);
    assertThat(bare().run("java").out().strip()).isEqualTo(runtime.toString());
  }

  @Test
  void aMachineWithoutOneIsToldInOneSentenceWhatToInstall() throws Exception {
    jdk("usr/lib/jvm/old", "21.0.2");
    Files.createDirectories(machine.resolve("opt/no-jdk"));
    var run = bare().run();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("JDK 25", "install one", "JAVA_HOME");
  }

  /// With the tools of this machine but none of its JDKs: the first `java` on the path is no JDK.
  private Script bare() throws IOException {
    var bin = Files.createDirectories(machine.resolve("bin"));
    program(bin.resolve("java"));
    return finder().with("PATH", bin + ":" + System.getenv("PATH"));
  }

  private Script finder() {
    return Script.at(Script.tree().resolve(".mvn/find-jdk.sh"))
        .with("HOME", home.toString())
        .with("JAVA_HOME", "")
        .with("HOLDFAST_JDKS_UNDER", machine.toString());
  }

  private Path jdk(String path, String version) throws IOException {
    var jdk = machine.resolve(path);
    program(jdk.resolve("bin/java"));
    program(jdk.resolve("bin/javac"));
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"%s\"\nOS_NAME=\"Linux\"\n".formatted(version));
    return jdk;
  }

  private static void program(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\nexit 1\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
