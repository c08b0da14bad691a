package dev.holdfast.access;

import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import dev.holdfast.zone.Zones;
import java.util.Comparator;

/// Where a role counts.
public sealed interface Scope extends Comparable<Scope> {

  WholeStore STORE = new WholeStore();

  /// The order of scopes in a state: the store, zones by apex, suffixes by name.
  Comparator<Scope> ORDER = Comparator.comparingInt(Scope::place).thenComparing(Scope::root);

  record WholeStore() implements Scope {
    @Override
    public String toString() {
      return "the store";
    }
  }

  /// One zone and the names it answers for: not those of a zone within it.
  record OneZone(DomainName apex) implements Scope {
    @Override
    public String toString() {
      return "zone " + apex;
    }
  }

  /// All names at and below one, and the zones whose apex is among them.
  record Suffix(DomainName name) implements Scope {
    @Override
    public String toString() {
      return "suffix " + name;
    }
  }

  /// Whether all of `other` lies in this one, whatever zones are made or deleted.
  default boolean covers(Scope other) {
    return switch (this) {
      case WholeStore() -> true;
      case OneZone _ -> equals(other);
      case Suffix(DomainName name) -> !(other instanceof WholeStore) && other.root().isWithin(name);
    };
  }

  /// Whether `owner` lies in it while `zones` are what they are.
  default boolean covers(DomainName owner, Zones zones) {
    return switch (this) {
      case WholeStore() -> true;
      case OneZone(DomainName apex) ->
          owner.isWithin(apex)
              && zones.enclosing(owner).map(Zone::name).filter(apex::equals).isPresent();
      case Suffix(DomainName name) -> owner.isWithin(name);
    };
  }

  private int place() {
    return switch (this) {
      case WholeStore() -> 0;
      case OneZone _ -> 1;
      case Suffix _ -> 2;
    };
  }

  /// The name that all of it lies at or below.
  private DomainName root() {
    return switch (this) {
      case WholeStore() -> DomainName.ROOT;
      case OneZone(DomainName apex) -> apex;
      case Suffix(DomainName name) -> name;
    };
  }

  @Override
  default int compareTo(Scope other) {
    return ORDER.compare(this, other);
  }
}
