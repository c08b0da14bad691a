package dev.holdfast.chaos.report;

import java.util.Locale;

/// Text of HTML and SVG, written element by element.
final class Markup {

  private final StringBuilder text = new StringBuilder();

  /// Text as it stands in an element or an attribute.
  static String escape(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// Markup as it is, with figures in it that are written alike everywhere.
  Markup add(String pattern, Object... values) {
    text.append(values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values));
    text.append('\n');
    return this;
  }

  /// An element that holds nothing but text.
  Markup element(String tag, String attributes, String plain) {
    text.append('<').append(tag);
    if (!attributes.isEmpty()) {
      text.append(' ').append(attributes);
    }
    text.append('>').append(escape(plain)).append("</").append(tag.split(" ")[0]).append(">\n");
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
