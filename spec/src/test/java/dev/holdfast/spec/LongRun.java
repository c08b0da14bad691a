package dev.holdfast.spec;

/// A program that runs a check which would take minutes, and says when it is under way.
final class LongRun {

  private LongRun() {}

  public static void main(String... args) throws InterruptedException {
    Checker.run(
        Checks.matching("AnyCaller_long"),
        new ProgressListener() {
          @Override
          public void progressed(Check check, long distinctStates) {
            System.out.println(distinctStates);
          }
        });
  }
}
