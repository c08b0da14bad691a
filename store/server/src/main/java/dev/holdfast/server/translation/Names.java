package dev.holdfast.server.translation;

import dev.holdfast.contract.Limits;
import dev.holdfast.record.DomainName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Domain names in requests.
public final class Names {

  private Names() {}

  public static DomainName read(Field field, String text) {
    if (text.isEmpty()) {
      throw field.invalid("is missing; give an absolute name such as api.example.");
    }
    return field.read(() -> DomainName.of(text));
  }

  /// Names, no two equal, at most as many as one call may name.
  public static List<DomainName> readDistinct(Field field, List<String> texts, int least) {
    field.count(texts.size(), least, Limits.NAMES_PER_CALL, "names");
    Map<DomainName, Integer> seen = new HashMap<>();
    List<DomainName> names = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      DomainName name = read(field.at(i), texts.get(i));
      Integer earlier = seen.putIfAbsent(name, i);
      if (earlier != null) {
        throw field
            .at(i)
            .invalid("%s stands in %s already".formatted(name, field.at(earlier).path()));
      }
      names.add(name);
    }
    return names;
  }
}
