package dev.holdfast.dns.text;

import dev.holdfast.record.InvalidRecordException;
import dev.holdfast.record.RecordType;
import java.util.Locale;
import org.xbill.DNS.Type;

/// The text form of record types: every mnemonic dnsjava knows, and `TYPE123` for the others.
public final class TypeText {

  private static final String GENERIC = "TYPE";

  private TypeText() {}

  /// The type written in `text`, in any case.
  ///
  /// @throws InvalidRecordException if it is neither a known mnemonic nor `TYPE123`
  public static RecordType parse(String text) {
    int code = Type.value(text.toUpperCase(Locale.ROOT));
    return code > 0 ? new RecordType(code) : RecordType.of(text);
  }

  public static String print(RecordType type) {
    return Type.string(type.code());
  }

  /// Whether the type's rdata has a grammar of its own, beside the generic one.
  static boolean hasOwnGrammar(RecordType type) {
    return !print(type).startsWith(GENERIC);
  }

  /// Whether `text` names a type.
  static boolean isType(String text) {
    return Type.value(text.toUpperCase(Locale.ROOT)) > 0;
  }
}
