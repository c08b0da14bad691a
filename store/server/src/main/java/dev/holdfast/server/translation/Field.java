package dev.holdfast.server.translation;

import dev.holdfast.contract.Failure;
import dev.holdfast.record.InvalidRecordException;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;

/// Where in a request something stands, as its sender would write it: `record_sets[3].values[0]`.
public record Field(String path) {

  public static Field of(String name) {
    return new Field(name);
  }

  public Field child(String name) {
    return new Field(path + "." + name);
  }

  public Field at(int index) {
    return new Field("%s[%d]".formatted(path, index));
  }

  /// The failure that tells what is wrong here; nothing has been changed by the request.
  public StatusRuntimeException invalid(String problem) {
    return new Failure.InvalidInput(path, problem).toException();
  }

  /// What `reader` makes of this field, where an [InvalidRecordException] means that it is wrong.
  <T> T read(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (InvalidRecordException wrong) {
      throw invalid(wrong.getMessage());
    }
  }

  /// Checks how many there are of what stands here.
  void count(int found, int least, int most, String things) {
    if (found < least || found > most) {
      throw invalid("holds %d %s; it may hold %d to %d".formatted(found, things, least, most));
    }
  }

  /// A number of the range `least` to `most`, from an unsigned field.
  long number(long unsigned, long least, long most) {
    if (unsigned < least || unsigned > most) {
      throw invalid("%s is not in %d..%d".formatted(Long.toUnsignedString(unsigned), least, most));
    }
    return unsigned;
  }

  /// A number of the range `least` to `most`, from an unsigned field of 32 bits.
  int number(int unsigned, int least, int most) {
    return (int) number(Integer.toUnsignedLong(unsigned), least, most);
  }

  /// A generation, which somebody was given before.
  long generation(long unsigned) {
    if (unsigned < 1) {
      throw invalid(
          "%s is no generation; the first is 1".formatted(Long.toUnsignedString(unsigned)));
    }
    return unsigned;
  }
}
