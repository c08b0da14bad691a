package dev.holdfast.access;

import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zones;

/// What a command or a read is about, as far as scopes go.
public sealed interface Area {

  /// The whole of a scope, what is made in it later included.
  record All(Scope scope) implements Area {
    @Override
    public String toString() {
      return scope.toString();
    }
  }

  record Name(DomainName owner) implements Area {
    @Override
    public String toString() {
      return owner.toString();
    }
  }

  /// No name at all, such as an empty plan: the role counts whatever its scope.
  record Nowhere() implements Area {
    @Override
    public String toString() {
      return "any scope";
    }
  }

  static Area store() {
    return new All(Scope.STORE);
  }

  static Area zone(DomainName apex) {
    return new All(new Scope.OneZone(apex));
  }

  default boolean isCoveredBy(Scope scope, Zones zones) {
    return switch (this) {
      case All(Scope all) -> scope.covers(all);
      case Name(DomainName owner) -> scope.covers(owner, zones);
      case Nowhere() -> true;
    };
  }
}
