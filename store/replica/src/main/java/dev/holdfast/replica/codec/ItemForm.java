package dev.holdfast.replica.codec;

import com.google.protobuf.Message;
import dev.holdfast.endpoint.Change;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The octets of one item at a time, written by hand into the same room over and over: a node forms
/// some ten items for each write, only to hash them. For one thread.
///
/// Whatever has no fixed length is preceded by it, so that different items never have equal octets.
/// The form is never read back, and means nothing beyond a [StateSum].
final class ItemForm {

  private static final int FIRST_OCTETS = 1024;

  private byte[] octets = new byte[FIRST_OCTETS];
  private ByteBuffer fixed = ByteBuffer.wrap(octets);
  private int length;

  /// Begins the next item.
  ///
  /// @param place tells equal items in different places apart; 0 where there are none
  ItemForm begin(long place) {
    length = 0;
    return number(place);
  }

  ItemForm octet(int value) {
    need(1);
    octets[length++] = (byte) value;
    return this;
  }

  ItemForm flag(boolean value) {
    return octet(value ? 1 : 0);
  }

  ItemForm count(int value) {
    need(Integer.BYTES);
    fixed.putInt(length, value);
    length += Integer.BYTES;
    return this;
  }

  ItemForm number(long value) {
    need(Long.BYTES);
    fixed.putLong(length, value);
    length += Long.BYTES;
    return this;
  }

  ItemForm instant(Instant value) {
    return number(value.getEpochSecond()).count(value.getNano());
  }

  ItemForm text(String value) {
    return octets(value.getBytes(StandardCharsets.UTF_8));
  }

  ItemForm texts(List<String> values) {
    count(values.size());
    values.forEach(this::text);
    return this;
  }

  ItemForm digest(Digest value) {
    return octets(value.toBytes());
  }

  ItemForm message(Message value) {
    return octets(value.toByteArray());
  }

  ItemForm name(DomainName value) {
    int more = value.sortKeyLength();
    count(more);
    need(more);
    value.copySortKeyTo(octets, length);
    length += more;
    return this;
  }

  ItemForm change(Change value) {
    return text(value.author()).text(value.reason()).instant(value.at()).number(value.revision());
  }

  ItemForm contents(RecordSets value) {
    count(value.size());
    for (RecordSet set : value) {
      count(set.type().code()).count(set.ttlSeconds()).count(set.rdata().size());
      set.rdata().forEach(this::rdata);
      count(set.weights().size());
      set.weights().forEach(this::count);
    }
    return this;
  }

  private void rdata(Rdata value) {
    count(value.length());
    need(value.length());
    value.copyTo(octets, length);
    length += value.length();
  }

  private ItemForm octets(byte[] value) {
    count(value.length);
    need(value.length);
    System.arraycopy(value, 0, octets, length, value.length);
    length += value.length;
    return this;
  }

  private void need(int more) {
    if (octets.length - length < more) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
      fixed = ByteBuffer.wrap(octets);
    }
  }

  int length() {
    return length;
  }

  /// Has the item that was written last hashed.
  void update(MessageDigest digest) {
    digest.update(octets, 0, length);
  }
}
