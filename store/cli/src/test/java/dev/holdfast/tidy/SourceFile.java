package dev.holdfast.tidy;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A text file of the repository: its path from the root, and its text.
record SourceFile(Path path, String text) {

  List<String> lines() {
    return text.lines().toList();
  }

  /// What follows the last dot of the name, or the name itself where there is none.
  String kind() {
    var name = path.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  boolean isMainJava() {
    return kind().equals("java") && path.toString().contains("src/main/java/");
  }

  Finding finding(int line, String rule, String detail) {
    return new Finding(path, line, rule, detail);
  }

  /// One finding for each line in which the pattern occurs.
  Stream<Finding> linesWith(Pattern pattern, String rule, String detail) {
    var lines = lines();
    return IntStream.range(0, lines.size())
        .filter(i -> pattern.matcher(lines.get(i)).find())
        .mapToObj(i -> finding(i + 1, rule, detail + ": " + lines.get(i).strip()));
  }
}
