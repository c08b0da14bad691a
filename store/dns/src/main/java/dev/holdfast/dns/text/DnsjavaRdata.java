package dev.holdfast.dns.text;

import dev.holdfast.record.DomainName;
import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordType;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Tokenizer;

/// Rdata by way of dnsjava's record classes, which know the grammar of every type.
final class DnsjavaRdata {

  /// dnsjava opens its messages with a place of its own, which means nothing to our callers.
  private static final Pattern PLACE = Pattern.compile("^<none>:\\d+: ");

  private static final Pattern TOO_MUCH =
      Pattern.compile("unexpected tokens at end of record .*got <[a-z_]+: (.*)>\\)");

  private static final Pattern BAD_NAME =
      Pattern.compile("'(.*)': (?:label too long|Name too long|bad escape|invalid empty label)");

  private DnsjavaRdata() {}

  /// The rdata that `ascii` means, its names in lower case.
  static Rdata parse(RecordType type, String ascii, DomainName origin) {
    try (Tokenizer tokens = new Tokenizer(octets(ascii))) {
      Record record = Record.fromString(Name.root, type.code(), DClass.IN, 0, tokens, name(origin));
      return Rdata.of(record.rdataToWireCanonical());
    } catch (IOException problem) {
      throw new InvalidRecordException(reason(type, problem.getMessage()));
    } catch (InvalidRecordException problem) {
      throw problem;
    } catch (NumberFormatException problem) {
      throw new InvalidRecordException("a number is wrong: " + problem.getMessage());
    } catch (RuntimeException problem) {
      // Its parsers let bad base64 and missing parts surface as whatever they cause further on.
      throw new InvalidRecordException("it does not follow the grammar of the type");
    }
  }

  /// `rdata` with its names in lower case.
  static Rdata canonical(RecordType type, Rdata rdata) {
    if (!TypeText.hasOwnGrammar(type)) {
      return rdata;
    }
    return record(type, rdata)
        .map(record -> Rdata.of(record.rdataToWireCanonical()))
        .orElseThrow(() -> new InvalidRecordException("these octets are no data of the type"));
  }

  /// The text of `rdata` if dnsjava has one for it.
  static Optional<String> print(RecordType type, Rdata rdata) {
    return record(type, rdata).map(Record::rdataToString);
  }

  private static Optional<Record> record(RecordType type, Rdata rdata) {
    try {
      return Optional.ofNullable(
          Record.newRecord(Name.root, type.code(), DClass.IN, 0, rdata.toBytes()));
    } catch (RuntimeException notOfThisType) {
      return Optional.empty();
    }
  }

  static Name name(DomainName name) {
    try {
      return new Name(name.toWire());
    } catch (IOException impossible) {
      throw new IllegalStateException("dnsjava refuses the name " + name, impossible);
    }
  }

  private static BufferedInputStream octets(String ascii) {
    byte[] octets = ascii.getBytes(StandardCharsets.US_ASCII);
    return new BufferedInputStream(new ByteArrayInputStream(octets), Math.max(16, octets.length));
  }

  private static String reason(RecordType type, String message) {
    String reason = PLACE.matcher(message).replaceFirst("");
    if (reason.equals("invalid unknown RR encoding")) {
      return "the type has no text form of its own; write \\# <octets> <hex>";
    }
    if (reason.startsWith("expected ") || reason.endsWith("got <eol>)")) {
      return reason + ", perhaps a part is missing";
    }
    Matcher name = BAD_NAME.matcher(reason);
    return name.matches()
        ? whatIsWrongWith(name.group(1)).orElse(reason)
        : TOO_MUCH.matcher(reason).replaceFirst("'$1' is too much");
  }

  /// The same in the words for names everywhere, with limit and figure.
  private static Optional<String> whatIsWrongWith(String name) {
    try {
      DomainName.of(name);
      return Optional.empty();
    } catch (InvalidRecordException problem) {
      return Optional.of(problem.getMessage());
    }
  }
}
