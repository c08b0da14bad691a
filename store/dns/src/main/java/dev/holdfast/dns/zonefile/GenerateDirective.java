package dev.holdfast.dns.zonefile;

import dev.holdfast.dns.text.TypeText;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Generator;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;

/// `$GENERATE 1-10/2 host$ A 192.0.2.$`: records made by counting. What the patterns mean is
/// dnsjava's business.
///
/// @param range first, last and step
/// @param owner pattern of the owner
record GenerateDirective(Range range, String owner, RecordLine line) {

  /// Records that the directives of a zone may make together. A few lines would fill any heap.
  static final long MAX_RECORDS = 1_000_000;

  private static final Pattern RANGE =
      Pattern.compile("([0-9]{1,10})-([0-9]{1,10})(?:/([0-9]{1,10}))?");

  record Range(long first, long last, long step) {

    long size() {
      return (last - first) / step + 1;
    }

    static Range parse(String text) {
      Matcher parts = RANGE.matcher(text);
      if (!parts.matches()) {
        throw new InvalidRecordException(
            "'%s' is no range; write first-last or first-last/step".formatted(text));
      }
      long first = Long.parseLong(parts.group(1));
      long last = Long.parseLong(parts.group(2));
      long step = parts.group(3) == null ? 1 : Long.parseLong(parts.group(3));
      if (first > last || step == 0) {
        throw new InvalidRecordException("the range '%s' holds no numbers".formatted(text));
      }
      if ((last - first) / step >= MAX_RECORDS) {
        throw new InvalidRecordException(
            "the range '%s' makes more than %d records".formatted(text, MAX_RECORDS));
      }
      return new Range(first, last, step);
    }
  }

  static GenerateDirective parse(Words words) {
    Range range = Range.parse(words.take("the range of $GENERATE"));
    String owner = words.take("the owner pattern of $GENERATE");
    RecordLine line = RecordLine.parse(words);
    if (!Generator.supportedType(line.type().code())) {
      throw new InvalidRecordException(
          "$GENERATE does not make %s records; it makes A, AAAA, CNAME, DNAME, NS and PTR"
              .formatted(TypeText.print(line.type())));
    }
    return new GenerateDirective(range, owner, line);
  }

  /// Makes the records and hands each on as owner and rdata.
  void expand(DomainName origin, int ttlSeconds, BiConsumer<DomainName, Rdata> sink) {
    try {
      Generator generator =
          new Generator(
              range.first(),
              range.last(),
              range.step(),
              owner,
              line.type().code(),
              DClass.IN,
              ttlSeconds,
              line.rdata(),
              new Name(origin.toWire()));
      for (Record made = generator.nextRecord(); made != null; made = generator.nextRecord()) {
        sink.accept(
            DomainName.fromWire(made.getName().toWire()), Rdata.of(made.rdataToWireCanonical()));
      }
    } catch (TextParseException problem) {
      throw new InvalidRecordException("$GENERATE: " + problem.getMessage());
    } catch (IOException problem) {
      throw new InvalidRecordException("$GENERATE makes no valid name or rdata from its patterns");
    }
  }
}
