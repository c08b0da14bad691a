package dev.holdfast.dns.lookup;

import dev.holdfast.dns.text.RdataText;
import dev.holdfast.dns.text.TypeText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.zone.Zones;
import java.util.List;

/// Asks zones and tells the answer in text, so that a test reads as question and answer.
final class Asking {

  private Asking() {}

  /// The answer to `question`, a name and a type: outcome and AA bit on the first line, then each
  /// record behind the initial of its section: `=` answer, `^` authority, `!` glue, `+` additional.
  static String ask(Zones zones, String question) {
    String[] words = question.split(" ");
    Answer answer = Lookup.answer(zones, DomainName.of(words[0]), TypeText.parse(words[1]));
    StringBuilder text = new StringBuilder(answer.rcode().name());
    text.append(answer.authoritative() ? " aa\n" : "\n");
    section(text, '=', answer.answer());
    section(text, '^', answer.authority());
    section(text, '!', answer.glue());
    section(text, '+', answer.additional());
    return text.toString();
  }

  private static void section(StringBuilder text, char mark, List<OwnedSet> sets) {
    for (OwnedSet owned : sets) {
      for (Rdata rdata : owned.rdata()) {
        text.append(mark).append(' ').append(owned.owner()).append(' ');
        text.append(owned.set().ttlSeconds()).append(' ');
        text.append(TypeText.print(owned.set().type())).append(' ');
        text.append(RdataText.print(owned.set().type(), rdata)).append('\n');
      }
    }
  }
}
