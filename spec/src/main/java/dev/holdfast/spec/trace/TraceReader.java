package dev.holdfast.spec.trace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.holdfast.spec.CheckException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the sections of a trace. A last line that a killed node left unfinished is passed over and
/// told; any other line that does not belong there is an error.
final class TraceReader {

  private static final int FORMAT = 1;

  private final Path file;
  private final List<Section> sections = new ArrayList<>();
  private final List<Fields> events = new ArrayList<>();
  private Optional<Fields> start = Optional.empty();
  private int line;

  private TraceReader(Path file) {
    this.file = file;
  }

  /// @throws CheckException if `file` holds no trace
  static List<Section> read(Path file) {
    TraceReader reader = new TraceReader(file);
    try (BufferedReader in = Files.newBufferedReader(file)) {
      reader.readAll(in);
    } catch (NoSuchFileException missing) {
      throw new CheckException("there is no file " + file);
    } catch (MalformedInputException notText) {
      throw reader.noTrace("it is not text");
    } catch (IOException problem) {
      throw new CheckException("cannot read %s: %s".formatted(file, problem.getMessage()), problem);
    }
    if (reader.sections.isEmpty()) {
      throw new CheckException("%s is empty: nothing was recorded".formatted(file));
    }
    return List.copyOf(reader.sections);
  }

  private CheckException noTrace(String why) {
    return new CheckException(
        "%s is no trace of a node: %s; a trace begins with {\"record\":\"start\",\"format\":%d,"
            .formatted(file, why, FORMAT));
  }

  private void readAll(BufferedReader in) throws IOException {
    String next = in.readLine();
    while (next != null) {
      String text = next;
      next = in.readLine();
      line++;
      Optional<JsonObject> object = parse(text);
      if (object.isPresent()) {
        add(new Fields(line, "the record", object.get()));
      } else if (line == 1) {
        throw noTrace("line 1 is no record");
      } else if (next == null) {
        finish("line %d breaks off: the node was killed, or the file was cut".formatted(line));
      } else {
        throw new CheckException(
            "line %d of %s is no whole record, and more lines follow: the file is damaged"
                .formatted(line, file));
      }
    }
    finish("without a last record: the node runs on, was killed, or the file was cut");
  }

  private static Optional<JsonObject> parse(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      return element instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    } catch (JsonParseException broken) {
      return Optional.empty();
    }
  }

  private void add(Fields record) {
    if (line == 1 && !record.has("record")) {
      throw noTrace("line 1 is no record");
    }
    switch (record.text("record")) {
      case "start" -> begin(record);
      case "event" -> addEvent(record);
      case "end" -> finish("%s (its last record says so)".formatted(record.text("reason")));
      default -> throw record.problem("'%s' is no record".formatted(record.text("record")));
    }
  }

  private void begin(Fields record) {
    long format = record.number("format");
    if (format != FORMAT) {
      throw new CheckException(
          "%s is a trace of format %d, and this software reads format %d; check it with the release that wrote it"
              .formatted(file, format, FORMAT));
    }
    finish("the node began anew");
    start = Optional.of(record);
  }

  private void addEvent(Fields record) {
    if (start.isEmpty()) {
      throw record.problem("an event, but no start before it; lines are missing");
    }
    long number = record.number("number");
    if (number != events.size() + 1) {
      throw record.problem(
          "event %d follows event %d; lines are missing".formatted(number, events.size()));
    }
    events.add(record);
  }

  private void finish(String ending) {
    start.ifPresent(begun -> sections.add(new Section(begun, events, ending)));
    start = Optional.empty();
    events.clear();
  }
}
