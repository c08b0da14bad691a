package dev.holdfast.spec.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.holdfast.spec.CheckException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An object of a trace, asked for its members. What is missing or of the wrong kind is told by
/// line.
record Fields(int line, String path, JsonObject object) {

  boolean has(String name) {
    return object.has(name);
  }

  private <T> T member(String name, String kind, Function<JsonElement, Optional<T>> reader) {
    JsonElement member = object.get(name);
    if (member == null) {
      throw problem("%s has no '%s'".formatted(path, name));
    }
    return reader
        .apply(member)
        .orElseThrow(() ->
            problem("'%s' in %s is %s, and should be %s".formatted(name, path, member, kind)));
  }

  CheckException problem(String what) {
    return new CheckException("line %d of the trace: %s".formatted(line, what));
  }

  String text(String name) {
    return member(name, "text", Fields::text);
  }

  private static Optional<String> text(JsonElement element) {
    return element instanceof JsonPrimitive value && value.isString()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  long number(String name) {
    return member(name, "a number", Fields::number);
  }

  private static Optional<Long> number(JsonElement element) {
    return element instanceof JsonPrimitive value && value.isNumber()
        ? Optional.of(value.getAsLong())
        : Optional.empty();
  }

  long number(String name, long standard) {
    return has(name) ? number(name) : standard;
  }

  boolean flag(String name) {
    return member(
        name,
        "true or false",
        element ->
            element instanceof JsonPrimitive value && value.isBoolean()
                ? Optional.of(value.getAsBoolean())
                : Optional.empty());
  }

  boolean flag(String name, boolean standard) {
    return has(name) ? flag(name) : standard;
  }

  Instant instant(String name) {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException notOne) {
      throw problem("'%s' in %s is no time: %s".formatted(name, path, text));
    }
  }

  Fields fields(String name) {
    return member(
        name,
        "an object",
        element ->
            element instanceof JsonObject found
                ? Optional.of(new Fields(line, name, found))
                : Optional.empty());
  }

  List<Fields> list(String name) {
    return elements(
        name,
        "a list of objects",
        element ->
            element instanceof JsonObject found
                ? Optional.of(new Fields(line, name, found))
                : Optional.empty());
  }

  List<String> texts(String name) {
    return elements(name, "a list of texts", Fields::text);
  }

  List<Long> numbers(String name) {
    return elements(name, "a list of numbers", Fields::number);
  }

  private <T> List<T> elements(
      String name, String kind, Function<JsonElement, Optional<T>> reader) {
    JsonArray array =
        member(
            name,
            kind,
            element -> element instanceof JsonArray found ? Optional.of(found) : Optional.empty());
    List<T> elements = new ArrayList<>(array.size());
    for (JsonElement element : array) {
      elements.add(
          reader
              .apply(element)
              .orElseThrow(() -> problem("'%s' in %s should be %s".formatted(name, path, kind))));
    }
    return elements;
  }
}
