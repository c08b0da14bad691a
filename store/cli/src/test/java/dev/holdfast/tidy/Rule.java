package dev.holdfast.tidy;

import java.util.List;
import java.util.stream.Stream;

/// Something that must hold in a tree of sources.
interface Rule {

  Stream<Finding> breaches(SourceTree tree);

  /// A rule that looks at one file at a time.
  interface PerFile extends Rule {

    Stream<Finding> breaches(SourceFile file);

    @Override
    default Stream<Finding> breaches(SourceTree tree) {
      return tree.files().stream().flatMap(this::breaches);
    }
  }

  /// Every rule of the house.
  static List<Rule> all() {
    return List.of(
        new FileLength(),
        new TypicalLength(),
        new UnfinishedWork(),
        new CommentedOutCode(),
        new Whitespace(),
        new MachinePath(),
        new DescribedPackage(),
        new MarkdownJavadoc(),
        new UnskippableTest());
  }
}
