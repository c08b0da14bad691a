package dev.holdfast.record;

import com.ibm.icu.text.IDNA;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Finds A-labels by UTS 46 without its transitional mappings, as browsers and registries do.
///
/// The platform's own [java.net.IDN] is of 2003: it makes `strasse` of `straße`, which is somebody
/// else's name, and knows no character younger than itself.
final class ALabels {

  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO);

  /// Characters of a label that is worth converting; no A-label can hold so many.
  private static final int MAX_LABEL_CHARACTERS = 255;

  /// Judged by the name as a whole, once it is converted.
  private static final Set<IDNA.Error> LENGTHS =
      EnumSet.of(IDNA.Error.LABEL_TOO_LONG, IDNA.Error.DOMAIN_NAME_TOO_LONG);

  /// What readers put in place of octets that are not of the encoding they expect.
  private static final int REPLACEMENT = 0xfffd;

  private ALabels() {}

  static ALabelForm of(String name) {
    if (name.length() > NameText.MAX_CHARACTERS) {
      return new ALabelForm.None(NameText.tooManyCharacters(name));
    }
    List<String> written = new ArrayList<>();
    for (String label : labels(name)) {
      switch (NameText.isAscii(label) ? new ALabelForm.Written(label) : converted(label)) {
        case ALabelForm.Written(String text) -> written.add(text);
        case ALabelForm.None none -> {
          return none;
        }
      }
    }
    return readable(String.join(".", written));
  }

  /// The labels of `name` as they stand there: cut at the dots that no backslash makes part of one.
  private static List<String> labels(String name) {
    List<String> labels = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '\\') {
        i++;
      } else if (name.charAt(i) == '.') {
        labels.add(name.substring(start, i));
        start = i + 1;
      }
    }
    labels.add(name.substring(start));
    return labels;
  }

  private static ALabelForm converted(String label) {
    if (label.indexOf('\\') >= 0) {
      return new ALabelForm.None(
          "'%s' has an escape beside characters that are not ASCII".formatted(Excerpt.of(label)));
    }
    if (label.length() > MAX_LABEL_CHARACTERS) {
      return new ALabelForm.None(
          "a label has %d characters; the limit is %d octets"
              .formatted(label.length(), DomainName.MAX_LABEL_OCTETS));
    }
    StringBuilder ascii = new StringBuilder();
    Set<IDNA.Error> errors = convert(label, ascii);
    errors.removeAll(LENGTHS);
    return errors.isEmpty()
        ? new ALabelForm.Written(ascii.toString())
        : new ALabelForm.None(reason(label, errors.iterator().next()));
  }

  private static Set<IDNA.Error> convert(String label, StringBuilder ascii) {
    IDNA.Info info = new IDNA.Info();
    UTS46.nameToASCII(label, ascii, info);
    Set<IDNA.Error> errors = EnumSet.noneOf(IDNA.Error.class);
    errors.addAll(info.getErrors());
    return errors;
  }

  /// A form that would be no name either, most often because it is too long, is none.
  private static ALabelForm readable(String written) {
    try {
      NameText.read(written);
      return new ALabelForm.Written(written);
    } catch (InvalidRecordException noName) {
      return new ALabelForm.None(
          "written as '%s' %s".formatted(Excerpt.of(written), noName.getMessage()));
    }
  }

  private static String reason(String label, IDNA.Error error) {
    String why =
        switch (error) {
          case EMPTY_LABEL -> "is empty once characters without meaning are left out";
          case LABEL_TOO_LONG, DOMAIN_NAME_TOO_LONG -> "is too long";
          case LEADING_HYPHEN, TRAILING_HYPHEN -> "begins or ends with a hyphen";
          case HYPHEN_3_4 -> "has hyphens third and fourth, which mark A-labels";
          case LEADING_COMBINING_MARK -> "begins with a mark that needs a character before it";
          case DISALLOWED -> disallowed(label);
          case PUNYCODE, INVALID_ACE_LABEL -> "begins like an A-label and is none";
          case LABEL_HAS_DOT -> "holds a dot";
          case BIDI -> "mixes writing directions";
          case CONTEXTJ -> "has a joiner where none may stand";
          case CONTEXTO_PUNCTUATION, CONTEXTO_DIGITS ->
              "has punctuation or digits that may not stand there";
        };
    return "'%s' %s".formatted(Excerpt.of(label), why);
  }

  private static String disallowed(String label) {
    int culprit =
        label
            .codePoints()
            .filter(c ->
                convert(Character.toString(c), new StringBuilder()).contains(IDNA.Error.DISALLOWED))
            .findFirst()
            .orElse(REPLACEMENT);
    return culprit == REPLACEMENT
        ? "has octets that were no text where it was read"
        : "has '%s' (U+%04X), which no such label may have"
            .formatted(Excerpt.of(Character.toString(culprit)), culprit);
  }
}
