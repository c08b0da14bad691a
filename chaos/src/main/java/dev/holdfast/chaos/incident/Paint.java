package dev.holdfast.chaos.incident;

/// Colours, where there is a terminal to show them; the words say everything without them.
enum Paint {
  COLOURS {
    @Override
    String paint(String text, Line.Mood mood) {
      return switch (mood) {
        case PLAIN -> text;
        case GOOD -> GREEN + text + RESET;
        case BAD -> RED + text + RESET;
      };
    }

    @Override
    String title(String text) {
      return BOLD + text + RESET;
    }
  },
  NONE {
    @Override
    String paint(String text, Line.Mood mood) {
      return text;
    }

    @Override
    String title(String text) {
      return text;
    }
  };

  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String BOLD = "\u001b[1m";
  private static final String RESET = "\u001b[0m";

  abstract String paint(String text, Line.Mood mood);

  abstract String title(String text);
}
