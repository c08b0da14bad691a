package dev.holdfast.dns.responder;

import java.util.concurrent.ThreadLocalRandom;

/// Where the draws among weighted addresses take their numbers from.
@FunctionalInterface
public interface Chance {

  Chance RANDOM = bound -> ThreadLocalRandom.current().nextLong(bound);

  /// A number from 0 to less than `bound`, each as likely as any other. Asked by several threads at
  /// once.
  long below(long bound);
}
