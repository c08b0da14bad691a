package dev.holdfast.spec.story;

import java.util.List;

/// A counterexample in plain words.
public sealed interface Story {

  /// A counterexample was found.
  ///
  /// @param configuration the model that has it
  /// @param about what the model is for, in its own words
  /// @param ending what is wrong with where it ends
  record Told(String configuration, String about, List<Sentence> sentences, String ending)
      implements Story {

    public Told {
      sentences = List.copyOf(sentences);
    }

    /// The whole story, for a terminal.
    public String text() {
      StringBuilder text = new StringBuilder(configuration + ". " + about + "\n\n");
      int number = 1;
      for (Sentence sentence : sentences) {
        text.append("%3d. %s%n".formatted(number++, sentence.words()));
        if (!sentence.changes().isEmpty()) {
          text.append("       ").append(String.join("; ", sentence.changes())).append('\n');
        }
      }
      return text.append('\n').append(ending).append('\n').toString();
    }
  }

  /// There is none to tell.
  ///
  /// @param why in a sentence
  record Untold(String why) implements Story {}

  /// One step of a story.
  ///
  /// @param changes the variables that changed, each as `variable before → now`
  record Sentence(String words, List<String> changes) {
    public Sentence {
      changes = List.copyOf(changes);
    }
  }
}
