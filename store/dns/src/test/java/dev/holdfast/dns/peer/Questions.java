package dev.holdfast.dns.peer;

import dev.holdfast.dns.zonefile.ZoneFile;
import dev.holdfast.record.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// Makes up questions about a zone: names that it has, names above, below and beside them, and in
/// between wildcards and cuts, each for any type.
public final class Questions {

  private static final List<String> TYPES =
      List.of(
          "A",
          "AAAA",
          "NS",
          "SOA",
          "CNAME",
          "DNAME",
          "MX",
          "TXT",
          "SRV",
          "PTR",
          "CAA",
          "HTTPS",
          "DS",
          "TYPE65280",
          "LOC");

  private static final List<String> LABELS = List.of("x", "*", "ns", "www", "a", "_tcp", "wild");

  private final List<DomainName> names;
  private final DomainName apex;
  private final Random random;

  public Questions(ZoneFile zone, Random random) {
    this.names = List.copyOf(zone.endpoints().keySet());
    this.apex = zone.apex();
    this.random = random;
  }

  /// A name and a type, such as `x.www.example. A`.
  public String next() {
    String name = inAnyCase(name().toString());
    return name + " " + TYPES.get(random.nextInt(TYPES.size()));
  }

  private DomainName name() {
    DomainName known = names.get(random.nextInt(names.size()));
    return switch (random.nextInt(5)) {
      case 0, 1 -> known;
      case 2 -> known.parent().filter(parent -> parent.isWithin(apex)).orElse(apex);
      case 3 -> below(known).orElse(known);
      default ->
          known.parent().filter(parent -> parent.isWithin(apex)).flatMap(this::below).orElse(known);
    };
  }

  private Optional<DomainName> below(DomainName name) {
    List<String> labels = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      labels.add(LABELS.get(random.nextInt(LABELS.size())));
    }
    String text = String.join(".", labels) + "." + name;
    return text.length() < 200 ? Optional.of(DomainName.of(text)) : Optional.empty();
  }

  private String inAnyCase(String name) {
    return random.nextInt(4) == 0 ? name.toUpperCase(Locale.ROOT) : name;
  }
}
