package dev.holdfast.record;

import java.util.Arrays;
import java.util.Optional;

/// An absolute domain name, compared without regard to ASCII case (RFC 4343).
///
/// The name is held as its *sort key*: the labels from the root outwards, lower-cased, each
/// followed by a zero octet; inside a label the octets 0 and 1 are escaped as `1 1` and `1 2`. Two
/// properties make this the only representation the store needs:
///
/// - unsigned comparison of keys is the canonical order of names (RFC 4034, section 6.1), so every
///   sorted map of names is in the order of digests, transfers and NSEC;
/// - a name lies at or below another exactly when its key starts with the other's key, so a subtree
///   is one contiguous range of such a map.
///
/// The presentation form ([#toString]) and the wire form ([#toWire]) are derived.
public final class DomainName implements Comparable<DomainName> {

  /// The root of the tree, `.`
  public static final DomainName ROOT = new DomainName(new byte[0]);

  /// Octets of the longest name in wire form, the root's zero included (RFC 1035, section 2.3.4).
  public static final int MAX_WIRE_OCTETS = 255;

  /// Octets of the longest label (RFC 1035, section 2.3.4).
  public static final int MAX_LABEL_OCTETS = 63;

  private final byte[] key;

  DomainName(byte[] key) {
    this.key = key;
  }

  /// The name written in `text`: presentation form with RFC 1035 escapes, taken as absolute with or
  /// without its final dot.
  ///
  /// @throws InvalidRecordException if the text is no name; the message says where and why
  public static DomainName of(String text) {
    return NameText.parse(text);
  }

  /// The name whose uncompressed wire form starts at `offset` of `wire`.
  ///
  /// @throws InvalidRecordException if the octets there are no uncompressed name
  public static DomainName fromWire(byte[] wire, int offset) {
    return NameWire.read(wire, offset);
  }

  /// The name whose uncompressed wire form is the whole of `wire`.
  ///
  /// @throws InvalidRecordException if `wire` is no uncompressed name or holds more than one
  public static DomainName fromWire(byte[] wire) {
    DomainName name = NameWire.read(wire, 0);
    if (name.wireLength() != wire.length) {
      throw new InvalidRecordException("octets follow the end of the name " + name);
    }
    return name;
  }

  /// The uncompressed wire form, in lower case.
  public byte[] toWire() {
    return NameWire.write(this);
  }

  /// Octets of the uncompressed wire form, the root's zero included.
  public int wireLength() {
    return NameWire.length(this);
  }

  /// Octets of the sort key.
  public int sortKeyLength() {
    return key.length;
  }

  /// Copies the sort key to `target` from `offset` on: where a name has only to be told from
  /// others, the cheaper of its two forms.
  public void copySortKeyTo(byte[] target, int offset) {
    System.arraycopy(key, 0, target, offset, key.length);
  }

  /// Number of labels, the root's empty one not counted.
  public int labelCount() {
    int labels = 0;
    for (byte octet : key) {
      if (octet == 0) {
        labels++;
      }
    }
    return labels;
  }

  public boolean isRoot() {
    return key.length == 0;
  }

  /// Whether the leftmost label is the single octet `*` (RFC 4592).
  public boolean isWildcard() {
    return key.length >= 2
        && key[key.length - 2] == '*'
        && (key.length == 2 || key[key.length - 3] == 0);
  }

  /// Whether this name is `ancestor` or lies below it.
  public boolean isWithin(DomainName ancestor) {
    return key.length >= ancestor.key.length
        && Arrays.equals(key, 0, ancestor.key.length, ancestor.key, 0, ancestor.key.length);
  }

  /// Whether this name lies below `ancestor` and is not `ancestor` itself.
  public boolean isBelow(DomainName ancestor) {
    return key.length > ancestor.key.length && isWithin(ancestor);
  }

  /// The name one label up; empty for the root.
  public Optional<DomainName> parent() {
    return isRoot() ? Optional.empty() : Optional.of(ancestor(labelCount() - 1));
  }

  /// The ancestor (or this name itself) that has the rightmost `labels` labels.
  public DomainName ancestor(int labels) {
    int end = 0;
    for (int remaining = labels; remaining > 0; remaining--) {
      while (key[end] != 0) {
        end++;
      }
      end++;
    }
    return end == key.length ? this : new DomainName(Arrays.copyOf(key, end));
  }

  /// The longest name that has both this name and `other` at or below it.
  public DomainName sharedAncestor(DomainName other) {
    int end = Arrays.mismatch(key, other.key);
    if (end < 0) {
      return this;
    }
    while (end > 0 && key[end - 1] != 0) {
      end--;
    }
    return end == key.length ? this : new DomainName(Arrays.copyOf(key, end));
  }

  /// The wildcard directly below this name, `*.<this>`.
  ///
  /// @throws InvalidRecordException if that name would be longer than [#MAX_WIRE_OCTETS]
  public DomainName wildcard() {
    if (wireLength() + 2 > MAX_WIRE_OCTETS) {
      throw new InvalidRecordException("*." + this + " is longer than " + MAX_WIRE_OCTETS);
    }
    byte[] child = Arrays.copyOf(key, key.length + 2);
    child[key.length] = '*';
    return new DomainName(child);
  }

  /// The sort key, not copied: for use inside this package only.
  byte[] key() {
    return key;
  }

  @Override
  public int compareTo(DomainName other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DomainName name && Arrays.equals(key, name.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  /// The absolute presentation form, lower case, escaped as in RFC 1035, with its final dot.
  @Override
  public String toString() {
    return NameText.print(this);
  }
}
