package dev.holdfast.record;

import java.util.Arrays;

/// Builds the sort key of a [DomainName] from its labels, and takes it apart again.
///
/// Keys are written from the last label to the first; names are read from the first to the last, so
/// the builder fills its buffer from the end towards the front.
final class NameKey {

  /// Every octet of a name may need its escape.
  private static final int MAX_KEY_OCTETS = 2 * DomainName.MAX_WIRE_OCTETS;

  private final byte[] buffer = new byte[MAX_KEY_OCTETS];
  private int start = MAX_KEY_OCTETS;
  private int wireOctets = 1;
  private int labels;

  /// Adds the next label, leftmost first. Of labels that no name has room for only the octets are
  /// counted, so that it can be said how many there were.
  void label(byte[] source, int offset, int length) {
    labels++;
    if (length == 0) {
      throw new InvalidRecordException("it has an empty label, number %d".formatted(labels));
    }
    if (length > DomainName.MAX_LABEL_OCTETS) {
      throw new InvalidRecordException(
          "label %d has %d octets; the limit is %d"
              .formatted(labels, length, DomainName.MAX_LABEL_OCTETS));
    }
    wireOctets += length + 1;
    if (wireOctets <= DomainName.MAX_WIRE_OCTETS) {
      add(source, offset, length);
    }
  }

  private void add(byte[] source, int offset, int length) {
    buffer[--start] = 0;
    for (int i = offset + length - 1; i >= offset; i--) {
      byte octet = lowerCase(source[i]);
      if (octet == 0 || octet == 1) {
        buffer[--start] = (byte) (octet + 1);
        buffer[--start] = 1;
      } else {
        buffer[--start] = octet;
      }
    }
  }

  /// The finished name. The labels went in left to right and towards the front, so what lies in the
  /// buffer is already root first.
  ///
  /// @throws InvalidRecordException if it is too long
  DomainName toName() {
    if (wireOctets > DomainName.MAX_WIRE_OCTETS) {
      throw new InvalidRecordException(
          "a name has %d octets; the limit is %d"
              .formatted(wireOctets, DomainName.MAX_WIRE_OCTETS));
    }
    return start == MAX_KEY_OCTETS
        ? DomainName.ROOT
        : new DomainName(Arrays.copyOfRange(buffer, start, MAX_KEY_OCTETS));
  }

  /// Octets of the label that starts at `start` of `key`, its escapes undone.
  static int labelLength(byte[] key, int start) {
    int length = 0;
    for (int i = start; key[i] != 0; i++) {
      if (key[i] == 1) {
        i++;
      }
      length++;
    }
    return length;
  }

  /// Copies that label to `target` from `offset` on, its escapes undone.
  ///
  /// @return where the next label of `key` starts
  static int copyLabel(byte[] key, int start, byte[] target, int offset) {
    int from = start;
    for (int to = offset; key[from] != 0; to++, from++) {
      target[to] = key[from] == 1 ? (byte) (key[++from] - 1) : key[from];
    }
    return from + 1;
  }

  private static byte lowerCase(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet + ('a' - 'A')) : octet;
  }
}
