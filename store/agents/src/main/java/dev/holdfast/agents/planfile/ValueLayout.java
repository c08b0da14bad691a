package dev.holdfast.agents.planfile;

import dev.holdfast.record.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// How octoDNS takes the value of one record type apart: its parts in the order of the text form.
///
/// @param parts in the order in which the text form has them
record ValueLayout(List<Part> parts) {

  /// @param names the key, and others that mean the same
  /// @param byDefault what stands there if no key is given; without it the key is required
  /// @param quoted whether the text form has quotes around it
  /// @param unit what the text form writes behind it
  private record Part(List<String> names, Optional<String> byDefault, boolean quoted, String unit) {

    static Part of(String... names) {
      return new Part(List.of(names), Optional.empty(), false, "");
    }

    Part or(String value) {
      return new Part(names, Optional.of(value), quoted, unit);
    }

    Part inQuotes() {
      return new Part(names, byDefault, true, unit);
    }

    Part in(String unit) {
      return new Part(names, byDefault, quoted, unit);
    }

    String text(Fields fields) {
      boolean given = names.stream().anyMatch(fields::has);
      String text = byDefault.filter(_ -> !given).orElseGet(() -> fields.text(names));
      return quoted ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : text + unit;
    }
  }

  private static final Map<RecordType, ValueLayout> LAYOUTS =
      Map.of(
          RecordType.MX,
          layout(Part.of("preference", "priority"), Part.of("exchange", "value")),
          RecordType.SRV,
          layout(Part.of("priority"), Part.of("weight"), Part.of("port"), Part.of("target")),
          RecordType.CAA,
          layout(Part.of("flags").or("0"), Part.of("tag"), Part.of("value").inQuotes()),
          RecordType.SSHFP,
          layout(Part.of("algorithm"), Part.of("fingerprint_type"), Part.of("fingerprint")),
          RecordType.DS,
          layout(
              Part.of("key_tag"), Part.of("algorithm"), Part.of("digest_type"), Part.of("digest")),
          RecordType.TLSA,
          layout(
              Part.of("certificate_usage"),
              Part.of("selector"),
              Part.of("matching_type"),
              Part.of("certificate_association_data")),
          RecordType.NAPTR,
          layout(
              Part.of("order"),
              Part.of("preference"),
              Part.of("flags").inQuotes(),
              Part.of("service").inQuotes(),
              Part.of("regexp").inQuotes(),
              Part.of("replacement")),
          new RecordType(29),
          location());

  private static ValueLayout layout(Part... parts) {
    return new ValueLayout(List.of(parts));
  }

  private static ValueLayout location() {
    List<Part> parts = new ArrayList<>();
    for (String axis : List.of("lat", "long")) {
      parts.add(Part.of(axis + "_degrees"));
      parts.add(Part.of(axis + "_minutes").or("0"));
      parts.add(Part.of(axis + "_seconds").or("0"));
      parts.add(Part.of(axis + "_direction"));
    }
    parts.add(Part.of("altitude").in("m"));
    parts.add(Part.of("size").in("m"));
    parts.add(Part.of("precision_horz").in("m"));
    parts.add(Part.of("precision_vert").in("m"));
    return new ValueLayout(parts);
  }

  static Optional<ValueLayout> of(RecordType type) {
    return Optional.ofNullable(LAYOUTS.get(type));
  }

  /// The text form of a value given in parts.
  String text(Fields fields, String what) {
    SequencedSet<String> known = new LinkedHashSet<>();
    parts.forEach(part -> known.addAll(part.names()));
    fields.allowOnly(known, what);
    return parts.stream().map(part -> part.text(fields)).collect(Collectors.joining(" "));
  }
}
