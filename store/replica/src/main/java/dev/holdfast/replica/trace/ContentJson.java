package dev.holdfast.replica.trace;

import com.google.gson.stream.JsonWriter;
import dev.holdfast.endpoint.Live;
import dev.holdfast.endpoint.Reach;
import dev.holdfast.plan.PlanDigest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.io.IOException;

/// Tells contents by their digest, and by the counts that guards go by.
final class ContentJson {

  /// Hexadecimal digits of a digest that are told: enough that no two contents are taken for one.
  private static final int DIGITS = 32;

  private ContentJson() {}

  /// What is or was live, as members of an open object.
  static void live(JsonWriter json, DomainName owner, Live live) throws IOException {
    json.name("generation").value(live.generation());
    json.name("content");
    write(json, owner, live.contents());
  }

  static void write(JsonWriter json, DomainName owner, RecordSets contents) throws IOException {
    json.beginObject();
    json.name("digest")
        .value(
            PlanDigest.extend(PlanDigest.EMPTY, owner, contents).toString().substring(0, DIGITS));
    json.name("addresses")
        .value(Reach.direct(contents).size() + values(contents, RecordType.DNAME));
    json.name("name_servers").value(values(contents, RecordType.NS));
    json.name("answers").value(answers(contents));
    json.name("record_sets").value(contents.size());
    if (contents.aliasTarget().isPresent()) {
      json.name("alias").value(true);
    }
    json.endObject();
  }

  private static int values(RecordSets contents, RecordType type) {
    return contents.find(type).map(set -> set.rdata().size()).orElse(0);
  }

  /// All values but those of TXT, which is no answer.
  private static int answers(RecordSets contents) {
    int values = 0;
    for (RecordSet set : contents) {
      values += set.type().equals(RecordType.TXT) ? 0 : set.rdata().size();
    }
    return values;
  }
}
