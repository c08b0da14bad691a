package dev.holdfast.replica.trace;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Writes one line of a trace: a JSON object.
final class Line {

  /// The format described in `docs/traces.md`.
  static final int FORMAT = 1;

  private Line() {}

  /// Writes members of an object that is open.
  interface Members {
    void write(JsonWriter json) throws IOException;
  }

  /// The line, with its end.
  static byte[] of(String record, Members members) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      json.name("record").value(record);
      members.write(json);
      json.endObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The last line of a section.
  static byte[] end(String reason, long events) {
    return of(
        "end",
        json -> {
          json.name("reason").value(reason);
          json.name("events").value(events);
        });
  }
}
