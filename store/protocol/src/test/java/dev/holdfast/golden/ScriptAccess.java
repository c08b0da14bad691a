package dev.holdfast.golden;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Role;
import dev.holdfast.access.Scope;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what golden scripts say about access: `enactor-1 enactor over zone eu.example.`
final class ScriptAccess {

  private ScriptAccess() {}

  static Grant grant(List<String> words) {
    return new Grant(
        new Principal(words.get(0)),
        Role.valueOf(words.get(1).toUpperCase(Locale.ROOT)),
        switch (words.get(3)) {
          case "zone" -> new Scope.OneZone(DomainName.of(words.get(4)));
          case "suffix" -> new Scope.Suffix(DomainName.of(words.get(4)));
          default -> Scope.STORE;
        });
  }

  /// `ci-1 of planner-1 for 60s`, without end where it is not told how long.
  static Command addToken(List<String> words) {
    return new Command.AddToken(
        words.get(0),
        new Principal(words.get(2)),
        Digest.ofContent(words.get(0).getBytes(StandardCharsets.US_ASCII)),
        words.size() > 4
            ? Optional.of(Duration.parse("PT" + words.get(4).toUpperCase(Locale.ROOT)))
            : Optional.empty());
  }
}
