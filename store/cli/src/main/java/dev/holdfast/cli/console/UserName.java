package dev.holdfast.cli.console;

/// The name that whoever runs the command has on this machine, as far as a caller may be called so.
public final class UserName {

  private static final int LONGEST = 63;
  private static final String UNKNOWN = "operator";

  private UserName() {}

  public static String ofThisProcess() {
    String name = System.getProperty("user.name", "").replaceAll("[^!-~]", "");
    return name.isEmpty() ? UNKNOWN : name.substring(0, Math.min(LONGEST, name.length()));
  }
}
