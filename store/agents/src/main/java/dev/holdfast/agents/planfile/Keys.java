package dev.holdfast.agents.planfile;

/// How the way to a place within a YAML file is written: `www.values[1]`.
final class Keys {

  private Keys() {}

  static String below(String key, String name) {
    String shown = name.isEmpty() ? "''" : name;
    return key.isEmpty() ? shown : key + "." + shown;
  }

  static String item(String key, int index) {
    return "%s[%d]".formatted(key, index);
  }
}
