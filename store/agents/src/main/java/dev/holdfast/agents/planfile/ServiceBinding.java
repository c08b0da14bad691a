package dev.holdfast.agents.planfile;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The value of an SVCB or HTTPS record in parts: `svcpriority`, `targetname` and `svcparams`, of
/// which the lists (`alpn`, `ipv4hint` ...) are YAML lists and those without a value are empty.
final class ServiceBinding {

  private static final List<String> KEYS = List.of("svcpriority", "targetname", "svcparams");

  private ServiceBinding() {}

  static String text(Fields fields, String what) {
    fields.allowOnly(KEYS, what);
    String head = fields.text(List.of("svcpriority")) + " " + fields.text(List.of("targetname"));
    String key = Keys.below(fields.key(), "svcparams");
    return fields
        .find("svcparams")
        .map(parameters -> head + parameters(parameters, key))
        .orElse(head);
  }

  private static String parameters(YamlTree tree, String key) {
    return switch (tree) {
      case YamlTree.Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(parameter -> " " + parameter(parameter, key))
              .collect(Collectors.joining());
      case YamlTree.Nothing _ -> "";
      case YamlTree.Text _, YamlTree.Sequence _ ->
          throw new YamlProblem(
              tree.line(), key, "it is %s; write a mapping".formatted(tree.kind()));
    };
  }

  private static String parameter(Map.Entry<String, YamlTree> parameter, String key) {
    String name = parameter.getKey();
    if (!name.matches("[a-z0-9-]{1,63}")) {
      throw new YamlProblem(
          parameter.getValue().line(), Keys.below(key, name), "it is no name of a parameter");
    }
    return switch (parameter.getValue()) {
      case YamlTree.Nothing _ -> name;
      case YamlTree.Text text -> name + "=" + quoted(text.text());
      case YamlTree.Sequence sequence ->
          name + "=" + quoted(joined(sequence, Keys.below(key, name)));
      case YamlTree.Mapping mapping ->
          throw new YamlProblem(
              mapping.line(), Keys.below(key, name), "it is a mapping; write text or a list");
    };
  }

  private static String joined(YamlTree.Sequence sequence, String key) {
    return sequence.items().stream()
        .map(item -> Values.text(item, key))
        .peek(item -> refuseComma(sequence, key, item))
        .collect(Collectors.joining(","));
  }

  private static void refuseComma(YamlTree.Sequence sequence, String key, String item) {
    if (item.contains(",")) {
      throw new YamlProblem(
          sequence.line(), key, "'%s' holds a comma; write one item for each".formatted(item));
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
