package dev.holdfast.server.service;

import dev.holdfast.contract.Failure;
import dev.holdfast.protocol.Rule;
import dev.holdfast.protocol.State;
import dev.holdfast.record.DomainName;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.Names;
import dev.holdfast.server.watch.Interest;
import dev.holdfast.v1.Selection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which endpoints a list or a watch is about. What is set has to match, all of it.
record Selected(
    Optional<DomainName> zone,
    Optional<DomainName> under,
    String namePrefix,
    Set<DomainName> names) {

  static Selected of(Selection selection) {
    Field field = Field.of("selection");
    return new Selected(
        optional(field.child("zone"), selection.getZone()),
        optional(field.child("under"), selection.getUnder()),
        selection.getNamePrefix().toLowerCase(Locale.ROOT),
        Set.copyOf(names(field.child("names"), selection.getNamesList())));
  }

  private static List<DomainName> names(Field field, List<String> texts) {
    return texts.isEmpty() ? List.of() : Names.readDistinct(field, texts, 1);
  }

  private static Optional<DomainName> optional(Field field, String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Names.read(field, text));
  }

  /// Checks that the zone asked for exists: a mistyped one would otherwise look like a quiet one.
  Selected checkedAgainst(State state) {
    if (zone.isPresent() && state.zones().find(zone.get()).isEmpty()) {
      throw noSuchZone(zone.get()).toException();
    }
    return this;
  }

  static Failure noSuchZone(DomainName zone) {
    return new Failure.NotFound(
        Rule.NO_SUCH_ZONE, "There is no zone %s; ListZones tells which there are".formatted(zone));
  }

  /// What finds all that matches, by what cuts away most.
  Set<Interest> interests() {
    if (!names.isEmpty()) {
      return names.stream().map(Interest.Owner::new).collect(Collectors.toUnmodifiableSet());
    }
    if (under.isPresent() && zone.map(apex -> under.get().isWithin(apex)).orElse(true)) {
      return Set.of(new Interest.Under(under.get()));
    }
    return Set.of(
        zone.<Interest>map(Interest.InZone::new)
            .orElseGet(() ->
                namePrefix.isEmpty()
                    ? new Interest.Everything()
                    : new Interest.Prefix(namePrefix)));
  }

  boolean mayHold(DomainName apex) {
    return zone.map(apex::equals).orElse(true);
  }

  boolean matches(DomainName apex, DomainName owner) {
    return mayHold(apex)
        && under.map(owner::isWithin).orElse(true)
        && (names.isEmpty() || names.contains(owner))
        && (namePrefix.isEmpty() || owner.toString().startsWith(namePrefix));
  }
}
