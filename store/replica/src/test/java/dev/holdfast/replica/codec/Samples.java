package dev.holdfast.replica.codec;

import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.Network;
import dev.holdfast.guard.TtlRange;
import dev.holdfast.guard.VelocityLimit;
import dev.holdfast.protocol.Command;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.ZoneSettings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/// Random values of the protocol's types, made from their record components and permitted
/// subclasses: a command or outcome added later is sampled without a change here.
final class Samples {

  private final Random random;

  Samples(long seed) {
    random = new Random(seed);
  }

  /// Every record a sealed type permits, found through nested sealed types too.
  static List<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses())
            .flatMap(permitted -> leaves(permitted).stream())
            .toList()
        : List.of(type);
  }

  Object of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == List.class) {
        return list(element);
      }
      if (generic.getRawType() == Optional.class) {
        return random.nextBoolean() ? Optional.of(of(element)) : Optional.empty();
      }
      throw new IllegalArgumentException("no samples of " + type);
    }
    return of((Class<?>) type);
  }

  private List<Object> list(Type element) {
    List<Object> list = new ArrayList<>();
    for (int size = 1 + random.nextInt(3); list.size() < size; ) {
      list.add(of(element));
    }
    return List.copyOf(list);
  }

  private Object of(Class<?> type) {
    if (type == long.class || type == Long.class) {
      return random.nextLong(1, 1L << random.nextInt(1, 63));
    }
    if (type == int.class) {
      return random.nextInt(1, 1 << random.nextInt(1, 31));
    }
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type == String.class) {
      return "text-" + Integer.toString(random.nextInt(1 << 20), 36) + " ü€😀";
    }
    if (type == Instant.class) {
      return Instant.ofEpochSecond(
          random.nextLong(-1L << 33, 1L << 33), random.nextInt(1_000_000_000));
    }
    if (type == Duration.class) {
      return Duration.ofSeconds(random.nextLong(1, 86_400), random.nextInt(1_000_000_000));
    }
    if (type == Digest.class) {
      return Digest.of(octets(Digest.OCTETS));
    }
    if (type == DomainName.class) {
      return name();
    }
    if (type == RecordSets.class) {
      return RecordSets.of(addresses(), text());
    }
    if (type == RecordSet.class) {
      return random.nextBoolean() ? addresses() : text();
    }
    if (type == RecordType.class) {
      return new RecordType(random.nextInt(1, 0x10000));
    }
    if (type == Serial.class) {
      return new Serial(random.nextInt() | 1);
    }
    if (type == GuardSettings.class) {
      return guards();
    }
    if (type == Command.SetGuards.class) {
      return random.nextBoolean()
          ? new Command.SetGuards(name(), Optional.empty(), guards())
          : new Command.SetGuards(name(), Optional.of(name()), GuardSettings.NONE);
    }
    if (type == Command.SetHistoryLimit.class) {
      return new Command.SetHistoryLimit(name(), random.nextInt(ZoneSettings.MAX_HISTORY + 1));
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    if (type.isSealed()) {
      List<Class<?>> leaves = leaves(type);
      return of(leaves.get(random.nextInt(leaves.size())));
    }
    if (type.isRecord()) {
      return record(type);
    }
    throw new IllegalArgumentException("no samples of " + type);
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components).map(this::component).toArray();
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " of " + Arrays.toString(values), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no public canonical constructor", e);
    }
  }

  private Object component(RecordComponent component) {
    return switch (component.getName()) {
      case "target" -> "bind-" + random.nextInt(100);
      case "token" -> "ci-" + random.nextInt(100);
      default -> of(component.getGenericType());
    };
  }

  private GuardSettings guards() {
    return new GuardSettings(
        percent(),
        percent(),
        maybe(new VelocityLimit(random.nextInt(101), Duration.ofSeconds(1 + random.nextInt(99)))),
        percent(),
        maybe(new TtlRange(random.nextInt(60), 60 + random.nextInt(60))),
        maybe(random.nextBoolean()),
        maybe(List.of(Network.of("192.0.2.0/24"), Network.of("2001:db8::/32"))));
  }

  private OptionalInt percent() {
    return random.nextBoolean() ? OptionalInt.of(random.nextInt(101)) : OptionalInt.empty();
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  DomainName name() {
    return DomainName.of("n%d.z%d.example.".formatted(random.nextInt(1000), random.nextInt(10)));
  }

  private RecordSet addresses() {
    return new RecordSet(
        RecordType.A,
        random.nextInt(100_000),
        List.of(Rdata.of(octets(4)), Rdata.of(new byte[4])),
        random.nextBoolean() ? List.of() : List.of(weight(), weight()));
  }

  private int weight() {
    return random.nextInt(RecordSet.MAX_WEIGHT + 1);
  }

  private RecordSet text() {
    return RecordSet.of(RecordType.TXT, random.nextInt(100_000), Rdata.of(octets(20)));
  }

  private byte[] octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    octets[0] |= 1;
    return octets;
  }
}
