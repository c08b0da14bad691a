package dev.holdfast.tidy;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every package says what it is and where it sits.
record DescribedPackage() implements Rule {

  private static final String NAME = "described-package";

  /// Less than this is a name, not a description.
  private static final int FEWEST_LETTERS = 80;

  @Override
  public Stream<Finding> breaches(SourceTree tree) {
    var descriptions =
        tree.files().stream()
            .filter(SourceFile::isMainJava)
            .collect(
                Collectors.groupingBy(
                    file -> file.path().getParent(),
                    TreeMap::new,
                    Collectors.summingInt(DescribedPackage::lettersOfDescription)));
    return descriptions.entrySet().stream()
        .filter(letters -> letters.getValue() < FEWEST_LETTERS)
        .map(DescribedPackage::finding);
  }

  private static int lettersOfDescription(SourceFile file) {
    return file.path().endsWith("package-info.java")
        ? file.lines().stream()
            .filter(line -> line.startsWith("///"))
            .mapToInt(line -> line.substring(3).strip().length())
            .sum()
        : 0;
  }

  private static Finding finding(Map.Entry<Path, Integer> letters) {
    var detail =
        "the description has %d letters, at least %d: say what the package is, where it sits, what holds in it"
            .formatted(letters.getValue(), FEWEST_LETTERS);
    return new Finding(letters.getKey().resolve("package-info.java"), 1, NAME, detail);
  }
}
