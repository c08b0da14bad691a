package dev.holdfast.protocol;

import dev.holdfast.record.Digest;
import java.util.Optional;

/// A command with who asks for it and why.
///
/// @param key makes the request exactly-once; absent where the caller will not repeat it
/// @param caller as the node that took the call knew it
/// @param reason the caller's words; may be empty
public record Request(Optional<Key> key, String caller, String reason, Command command) {

  public static Request of(String caller, Command command) {
    return new Request(Optional.empty(), caller, "", command);
  }

  /// @param id the caller's own name for this request
  /// @param body digest of the command, by which the same id with another body is told
  public record Key(String id, Digest body) {}
}
