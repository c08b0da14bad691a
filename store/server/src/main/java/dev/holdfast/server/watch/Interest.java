package dev.holdfast.server.watch;

import dev.holdfast.record.DomainName;

/// What a watch may have to be told of, in a form that is found by equality. It may be wider than
/// the watch: each one still looks for itself at what it is woken for.
public sealed interface Interest {

  /// Every endpoint.
  record Everything() implements Interest {}

  record Owner(DomainName name) implements Interest {}

  record InZone(DomainName apex) implements Interest {}

  /// Endpoints at or below a name.
  record Under(DomainName name) implements Interest {}

  /// Endpoints whose name begins with this text.
  record Prefix(String text) implements Interest {}

  record EveryPlan() implements Interest {}

  record OnePlan(long generation) implements Interest {}
}
