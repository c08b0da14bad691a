package dev.holdfast.agents.planfile;

import java.util.Map;

/// What octoDNS knows and Holdfast does not, and a weight where none can be. It changes what a name
/// answers, so it is refused in words of its own and never left out.
final class Unsupported {

  private static final String ADVICE =
      " is not supported yet; take it out, or keep the name out of the plan";

  private static final Map<String, String> KEYS =
      Map.of(
          "dynamic", "octoDNS's 'dynamic' (pools and rules)" + ADVICE,
          "geo", "octoDNS's 'geo'" + ADVICE,
          "octodns", "octoDNS's own options are not for Holdfast: 'octodns'" + ADVICE,
          "weight",
              "a weight stands beside the address of an A or AAAA record:"
                  + " values: [{value: 192.0.2.1, weight: 10}]");

  private Unsupported() {}

  static void refuse(Fields fields) {
    fields
        .mapping()
        .entries()
        .forEach((name, value) -> {
          if (KEYS.containsKey(name)) {
            throw new YamlProblem(value.line(), Keys.below(fields.key(), name), KEYS.get(name));
          }
        });
  }
}
