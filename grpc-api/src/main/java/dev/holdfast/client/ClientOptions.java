package dev.holdfast.client;

import dev.holdfast.contract.CallMetadata;
import java.time.Duration;

/// How a client calls.
///
/// @param caller the name that ends up as author in the record, where nodes take callers at their
///   word; elsewhere it is the name that `credentials` prove
/// @param deadline how long a call may take in all, over all its tries
/// @param tryTimeout how long its first try may take before another node is asked; each further try
///   gets twice the time, so that a call which simply takes long still comes through
/// @param credentials what the client shows of itself, and by what it knows the cluster
/// @param waitsForRoom whether a call that a node has no room for is tried again when the node says
///   so, within its deadline; otherwise it fails at once
public record ClientOptions(
    String caller,
    Duration deadline,
    Duration tryTimeout,
    Credentials credentials,
    boolean waitsForRoom) {

  public static final ClientOptions DEFAULT =
      new ClientOptions(CallMetadata.ANONYMOUS, Duration.ofSeconds(30), Duration.ofSeconds(3));

  /// Calls without credentials.
  public ClientOptions(String caller, Duration deadline, Duration tryTimeout) {
    this(caller, deadline, tryTimeout, Credentials.NONE);
  }

  /// Calls that wait for room.
  public ClientOptions(
      String caller, Duration deadline, Duration tryTimeout, Credentials credentials) {
    this(caller, deadline, tryTimeout, credentials, true);
  }

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
    return new ClientOptions(name, deadline, tryTimeout, credentials, waitsForRoom);
  }

  public ClientOptions withDeadline(Duration changed) {
    return new ClientOptions(caller, changed, tryTimeout, credentials, waitsForRoom);
  }

  public ClientOptions withTryTimeout(Duration changed) {
    return new ClientOptions(caller, deadline, changed, credentials, waitsForRoom);
  }

  public ClientOptions withCredentials(Credentials changed) {
    return new ClientOptions(caller, deadline, tryTimeout, changed, waitsForRoom);
  }

  public ClientOptions withoutWaitingForRoom() {
    return new ClientOptions(caller, deadline, tryTimeout, credentials, false);
  }
}
