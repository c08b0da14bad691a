package dev.holdfast.agents.planfile;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordType;
import java.util.Optional;

/// Reads one value of a record set: text, or a mapping of its parts.
record ValueReader(DomainName zone, RecordType type) {

  private static final RecordType SPF = new RecordType(99);

  Rdata read(YamlTree value, String key) {
    try {
      return rdata(text(value, key));
    } catch (InvalidRecordException problem) {
      throw new YamlProblem(value.line(), key, problem.getMessage());
    }
  }

  /// octoDNS demands whole names in values where a zone file would complete them. A text that means
  /// different data below different origins has a name that is not whole.
  private Rdata rdata(String text) {
    Rdata rdata = RdataText.parse(type, text, zone);
    if (!hasNoNames() && !rdata.equals(RdataText.parse(type, text))) {
      throw new InvalidRecordException(
          "'%s' has a name without its final dot; write the whole name, as in 'www.%s'"
              .formatted(text, zone));
    }
    return rdata;
  }

  private boolean hasNoNames() {
    return type.equals(RecordType.A) || type.equals(RecordType.AAAA) || isText();
  }

  private boolean isText() {
    return type.equals(RecordType.TXT) || type.equals(SPF);
  }

  private String text(YamlTree value, String key) {
    return switch (value) {
      case YamlTree.Mapping mapping -> structured(new Fields(key, mapping));
      case YamlTree.Text text -> isText() ? TextValue.text(text.text()) : text.text();
      case YamlTree.Nothing _, YamlTree.Sequence _ -> Values.text(value, key);
    };
  }

  private String structured(Fields value) {
    String what = "the value of %s record".formatted(withArticle(TypeText.print(type)));
    if (type.equals(RecordType.SVCB) || type.equals(RecordType.HTTPS)) {
      return ServiceBinding.text(value, what);
    }
    Optional<ValueLayout> layout = ValueLayout.of(type);
    if (layout.isEmpty()) {
      Unsupported.refuse(value);
      throw new YamlProblem(value.mapping().line(), value.key(), what + " is text, not a mapping");
    }
    return layout.get().text(value, what);
  }

  private static String withArticle(String type) {
    return ("AEFHILMNORSX".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }
}
