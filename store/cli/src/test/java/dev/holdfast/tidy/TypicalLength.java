package dev.holdfast.tidy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Long files are the exception: half of the product's files are short, nine in ten of moderate
/// length.
///
/// The finding names the file that stands at the limit, and with it the first that could be split.
record TypicalLength() implements Rule {

  private record Limit(double share, int mostLines) {}

  private static final List<Limit> LIMITS = List.of(new Limit(0.5, 100), new Limit(0.9, 250));

  @Override
  public Stream<Finding> breaches(SourceTree tree) {
    var sorted =
        tree.files().stream()
            .filter(SourceFile::isMainJava)
            .sorted(Comparator.comparingInt(file -> file.lines().size()))
            .toList();
    return sorted.isEmpty()
        ? Stream.empty()
        : LIMITS.stream().flatMap(limit -> breach(limit, sorted));
  }

  private static Stream<Finding> breach(Limit limit, List<SourceFile> sorted) {
    var file = sorted.get((int) (limit.share() * (sorted.size() - 1)));
    var lines = file.lines().size();
    var detail =
        "%.0f %% of the files should have at most %d lines; the one that stands there has %d"
            .formatted(100 * limit.share(), limit.mostLines(), lines);
    return lines > limit.mostLines()
        ? Stream.of(file.finding(lines, "typical-length", detail))
        : Stream.empty();
  }
}
