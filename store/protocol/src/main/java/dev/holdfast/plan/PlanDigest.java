package dev.holdfast.plan;

import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// The digest of a plan's contents: a chain over its endpoints in the order they were staged, so
/// that staging costs what the chunk costs and sealing costs nothing.
///
/// Link by link, `next = SHA-256(previous || name || count || sets)`, where `name` is the
/// uncompressed wire form, and each set is its type (2 octets), TTL (4), number of values (4) and
/// the values, each after its length (4). In a weighted set the topmost bit of the number of values
/// is 1, and each value is followed by its weight (4). The chain starts at 32 zero octets. It does
/// not depend on where the chunks were cut.
public final class PlanDigest {

  /// The digest of a plan that holds nothing.
  public static final Digest EMPTY = Digest.of(new byte[Digest.OCTETS]);

  private static final int WEIGHTED = 1 << 31;

  private PlanDigest() {}

  /// The digest of a plan with digest `previous` to which one more endpoint has been added.
  public static Digest extend(Digest previous, DomainName owner, RecordSets contents) {
    MessageDigest sha = Digest.sha256();
    sha.update(previous.toBytes());
    sha.update(owner.toWire());
    sha.update(number(contents.size()));
    for (RecordSet set : contents) {
      sha.update(
          ByteBuffer.allocate(10)
              .putShort((short) set.type().code())
              .putInt(set.ttlSeconds())
              .putInt(set.rdata().size() | (set.isWeighted() ? WEIGHTED : 0))
              .flip());
      for (int i = 0; i < set.rdata().size(); i++) {
        Rdata value = set.rdata().get(i);
        sha.update(number(value.length()));
        sha.update(value.toBytes());
        if (set.isWeighted()) {
          sha.update(number(set.weights().get(i)));
        }
      }
    }
    return Digest.of(sha.digest());
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }
}
