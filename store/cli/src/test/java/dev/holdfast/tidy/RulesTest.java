package dev.holdfast.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule finds its breach in a small tree, names its place, and leaves what is right alone.
class RulesTest {

  private static final String IN_MAIN = "store/x/src/main/java/dev/holdfast/x/";

  @TempDir Path root;

  @Test
  void aFileOfFourHundredLinesPassesAndOneMoreDoesNot() throws IOException {
    write("a.tla", "x\n".repeat(400));
    write("b.tla", "x\n".repeat(401));
    assertThat(breaches(new FileLength()))
        .containsExactly("b.tla:401 [file-length] 401 lines, at most 400");
  }

  @Test
  void filesThatNobodyReadsTopToBottomMayBeLong() throws IOException {
    write("names.zone", "x\n".repeat(500));
    assertThat(breaches(new FileLength())).isEmpty();
  }

  @Test
  void aTreeOfLongFilesIsFoundEvenThoughEachIsShortEnough() throws IOException {
    write(IN_MAIN + "A.java", "x\n".repeat(101));
    write(IN_MAIN + "B.java", "x\n".repeat(101));
    write(IN_MAIN + "C.java", "x\n".repeat(300));
    assertThat(breaches(new TypicalLength()))
        .singleElement()
        .asString()
        .startsWith(IN_MAIN + "B.java:101 [typical-length] 50 %");
  }

  @Test
  void nineInTenFilesAreOfModerateLength() throws IOException {
    for (int i = 0; i < 8; i++) {
      write(IN_MAIN + "Short" + i + ".java", "x\n".repeat(10));
    }
    write(IN_MAIN + "Long.java", "x\n".repeat(251));
    write(IN_MAIN + "Longer.java", "x\n".repeat(252));
    assertThat(breaches(new TypicalLength()))
        .singleElement()
        .asString()
        .contains("90 %", "has 251");
  }

  @Test
  void marksOfUnfinishedWorkAreFoundInEveryKindOfFile() throws IOException {
    write("a.java", "class A {\n  // TO" + "DO later\n}\n");
    write("b.md", "FIX" + "ME\n");
    write("c.sh", "# a word with TO" + "DOS in it\n");
    assertThat(breaches(new UnfinishedWork()))
        .containsExactly(
            "a.java:2 [unfinished-work] do it or open an issue: // TO" + "DO later",
            "b.md:1 [unfinished-work] do it or open an issue: FIX" + "ME");
  }

  @Test
  void codeInCommentsIsFound() throws IOException {
    write(
        "a.java", "class A {\n//  var x = compute();\n  // return x;\n  // }\n  // if (x) {\n}\n");
    write("b.proto", "  // string name = 1;\n");
    write("c.xml", "<a>\n  <!-- <b/> -->\n</a>\n");
    assertThat(breaches(new CommentedOutCode()))
        .extracting(finding -> finding.substring(0, finding.indexOf(' ')))
        .containsExactly("a.java:2", "a.java:3", "a.java:4", "a.java:5", "b.proto:1", "c.xml:2");
  }

  @Test
  void sentencesInCommentsAndCodeInDocCommentsPass() throws IOException {
    write(
        "a.java",
        "/// Use it so:\n/// var x = compute();\n// first this; then that\n// The end (of it);\n");
    write("b.xml", "<!-- Holds <b> and more. -->\n");
    assertThat(breaches(new CommentedOutCode())).isEmpty();
  }

  @Test
  void tabsTrailingBlanksAndWrongLineEndsAreFound() throws IOException {
    write("a.txt", "a\tb\nc \nfine\n");
    write("b.txt", "a\r\nb\r\n");
    write("c.txt", "no line end");
    write("d.txt", "too many\n\n");
    write("empty.txt", "");
    write("store/x/src/test/resources/foreign.zone", "a\tb \r\n");
    assertThat(breaches(new Whitespace()))
        .extracting(finding -> finding.substring(0, finding.indexOf(' ')))
        .containsExactly("a.txt:1", "a.txt:2", "b.txt:1", "c.txt:1", "d.txt:2");
  }

  @Test
  void foldersOfOneMachineAreFoundAndFoldersOfEveryMachineAreNot() throws IOException {
    write("a.sh", "cd /ho" + "me/someone/x\n/usr/lib/jvm/some-jdk/bin/java\nC:\\Temp\n");
    write(
        "b.sh",
        "ls /usr/lib/jvm/* /etc/holdfast $root/work/x target/root/x https://a.example/home/x\n");
    assertThat(breaches(new MachinePath()))
        .extracting(finding -> finding.substring(0, finding.indexOf(' ')))
        .containsExactly("a.sh:1", "a.sh:2", "a.sh:3");
  }

  @Test
  void aPackageWithoutADescriptionIsFound() throws IOException {
    write(IN_MAIN + "A.java", "class A {}\n");
    write(IN_MAIN + "hollow/B.java", "class B {}\n");
    write(IN_MAIN + "hollow/package-info.java", "/// Things.\npackage dev.holdfast.x.hollow;\n");
    write(
        IN_MAIN + "fine/package-info.java", "/// " + "This says it. ".repeat(7) + "\npackage p;\n");
    write("store/x/src/test/java/T.java", "class T {}\n");
    assertThat(breaches(new DescribedPackage()))
        .extracting(finding -> finding.substring(0, finding.indexOf(',')))
        .containsExactlyInAnyOrder(
            IN_MAIN
                + "hollow/package-info.java:1 [described-package] the description has 7 letters",
            IN_MAIN + "package-info.java:1 [described-package] the description has 0 letters");
  }

  @Test
  void docCommentsInTheOldStyleAreFound() throws IOException {
    write("A.java", "/** Old. */\nclass A {\n  /* plain */\n}\n");
    assertThat(breaches(new MarkdownJavadoc()))
        .containsExactly("A.java:1 [markdown-javadoc] write it with ///: /** Old. */");
  }

  @Test
  void testsThatCanBeSkippedAreFound() throws IOException {
    var disabled = "import org.junit.jupiter.api." + "Disabled;";
    var assumption = "import static org.junit.jupiter.api." + "Assumptions.assumeTrue;";
    var condition = "import org.junit.jupiter.api." + "condition.EnabledOnOs;";
    write("T.java", String.join("\n", disabled, assumption, condition, "class T {}", ""));
    assertThat(breaches(new UnskippableTest())).hasSize(3);
  }

  @Test
  void builtAndBinaryFilesAreNotLookedAt() throws IOException {
    write("store/target/generated/A.java", "\t\n");
    write("picture.png", "\0\t\n");
    write("store/kept.txt", "kept\n");
    assertThat(SourceTree.under(root).files())
        .extracting(SourceFile::path)
        .isEqualTo(List.of(Path.of("store/kept.txt")));
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> breaches(Rule rule) {
    return rule.breaches(SourceTree.under(root)).map(Finding::toString).toList();
  }
}
