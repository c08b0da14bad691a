package dev.holdfast.chaos.load;

/// One kind of operation.
public enum Work {
  /// One record set, durable on a majority before it counts.
  WRITE("write"),
  /// One record set, as of a moment after the read began.
  READ("read"),
  /// One record set, as the node asked has it.
  LOCAL_READ("local-read");

  private final String text;

  Work(String text) {
    this.text = text;
  }

  /// Its name on the command line and in reports.
  public String text() {
    return text;
  }
}
