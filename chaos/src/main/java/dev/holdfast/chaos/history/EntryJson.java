package dev.holdfast.chaos.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Entries as JSON: records as objects, moments in nanoseconds, and where there are several kinds
/// of a thing its kind as `is`.
final class EntryJson {

  private static final String KIND = "is";

  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .registerTypeAdapter(Duration.class, new Nanoseconds())
          .registerTypeAdapterFactory(new Kinds())
          .create();

  private EntryJson() {}

  static String line(Entry entry) {
    return GSON.toJson(entry, Entry.class);
  }

  static Entry entry(String line) {
    try {
      return GSON.fromJson(line, Entry.class);
    } catch (JsonParseException problem) {
      throw new IllegalArgumentException(
          "no entry of a history: %s (%s)".formatted(line, problem.getMessage()), problem);
    }
  }

  private static final class Nanoseconds extends TypeAdapter<Duration> {

    @Override
    public void write(JsonWriter out, Duration value) throws IOException {
      out.value(value.toNanos());
    }

    @Override
    public Duration read(JsonReader in) throws IOException {
      return Duration.ofNanos(in.nextLong());
    }
  }

  /// Makes the adapters of sealed interfaces whose kinds are records.
  private static final class Kinds implements TypeAdapterFactory {

    @Override
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      Class<? super T> raw = type.getRawType();
      // Gson's word for "not mine".
      return raw.isSealed() ? new OfKinds<>(gson, raw) : null;
    }
  }

  private static final class OfKinds<T> extends TypeAdapter<T> {

    private final Gson gson;
    private final Map<String, Class<?>> kinds;

    OfKinds(Gson gson, Class<? super T> sealed) {
      this.gson = gson;
      this.kinds =
          Arrays.stream(sealed.getPermittedSubclasses())
              .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
      JsonObject object = new JsonObject();
      object.addProperty(KIND, value.getClass().getSimpleName());
      gson.toJsonTree(value, value.getClass())
          .getAsJsonObject()
          .entrySet()
          .forEach(member -> object.add(member.getKey(), member.getValue()));
      gson.toJson(object, out);
    }

    @Override
    public T read(JsonReader in) {
      JsonElement element = gson.fromJson(in, JsonElement.class);
      JsonElement kind =
          element != null && element.isJsonObject() ? element.getAsJsonObject().get(KIND) : null;
      if (kind == null || !kinds.containsKey(kind.getAsString())) {
        throw new JsonParseException("its kind is none of " + kinds.keySet());
      }
      // Only kinds of T are among them.
      @SuppressWarnings("unchecked")
      T value = (T) gson.fromJson(element, kinds.get(kind.getAsString()));
      return value;
    }
  }
}
