package dev.holdfast.cli.console;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;

/// Messages of the API as JSON, with fields that hold their default too, so that programs find
/// every field every time.
public final class Json {

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().alwaysPrintFieldsWithNoPresence();

  private Json() {}

  /// Over several lines.
  public static String pretty(MessageOrBuilder message) {
    return print(PRINTER, message);
  }

  /// On one line, for streams.
  public static String line(MessageOrBuilder message) {
    return print(PRINTER.omittingInsignificantWhitespace(), message);
  }

  private static String print(JsonFormat.Printer printer, MessageOrBuilder message) {
    try {
      return printer.print(message);
    } catch (InvalidProtocolBufferException impossible) {
      // Only messages that hold an Any of an unknown type cannot be printed; the API has none.
      throw new IllegalStateException("a message has no JSON form", impossible);
    }
  }
}
