package dev.holdfast.client;

import dev.holdfast.contract.CallMetadata;
import java.time.Duration;

/// How a client calls.
///
/// @param caller the name that ends up as author in the record
/// @param deadline how long a call may take in all, over all its tries
/// @param tryTimeout how long its first try may take before another node is asked; each further try
///   gets twice the time, so that a call which simply takes long still comes through
public record ClientOptions(String caller, Duration deadline, Duration tryTimeout) {

  public static final ClientOptions DEFAULT =
      new ClientOptions(CallMetadata.ANONYMOUS, Duration.ofSeconds(30), Duration.ofSeconds(3));

  public ClientOptions {
    if (!caller.matches("[!-~ ]{1,64}")) {
      throw new IllegalArgumentException(
          "caller '%s' is not 1 to 64 printable ASCII characters".formatted(caller));
    }
    if (!deadline.isPositive() || !tryTimeout.isPositive()) {
      throw new IllegalArgumentException("a deadline and a timeout are longer than nothing");
    }
  }

  public ClientOptions withCaller(String name) {
    return new ClientOptions(name, deadline, tryTimeout);
  }

  public ClientOptions withDeadline(Duration changed) {
    return new ClientOptions(caller, changed, tryTimeout);
  }

  public ClientOptions withTryTimeout(Duration changed) {
    return new ClientOptions(caller, deadline, changed);
  }
}
