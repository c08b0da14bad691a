package dev.holdfast.guard;

import dev.holdfast.record.Rdata;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A block of addresses (RFC 4632, RFC 4291), e.g. `192.0.2.0/24` or `2001:db8::/32`.
///
/// @param base the first address, 4 or 16 octets, with no bit set behind the prefix
/// @param prefixBits length of the prefix
public record Network(Rdata base, int prefixBits) implements Comparable<Network> {

  /// Runs of 2, 3, up to 8 groups that are 0, with the colons around them.
  private static final List<Pattern> ZEROS =
      IntStream.rangeClosed(2, 8)
          .mapToObj(groups -> Pattern.compile("(^|:)0(:0){%d}(:|$)".formatted(groups - 1)))
          .toList();

  private static final Comparator<Network> ORDER =
      Comparator.comparing((Network network) -> network.base().length())
          .thenComparing(Network::base)
          .thenComparing(Network::prefixBits);

  public Network {
    if (base.length() != 4 && base.length() != 16) {
      throw new IllegalArgumentException(
          "a network's address has 4 or 16 octets, not " + base.length());
    }
    if (prefixBits < 0 || prefixBits > 8 * base.length()) {
      throw new IllegalArgumentException(
          "prefix length %d is not in 0..%d".formatted(prefixBits, 8 * base.length()));
    }
    if (!base.equals(masked(base, prefixBits))) {
      throw new IllegalArgumentException(
          "%s has bits set behind its prefix; write %s"
              .formatted(text(base, prefixBits), text(masked(base, prefixBits), prefixBits)));
    }
  }

  /// The network written in `text`: an address, and a prefix length after a slash.
  ///
  /// @throws IllegalArgumentException if it is not; the message says why
  public static Network of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "'%s' is no network; it needs a prefix length, as in 192.0.2.0/24".formatted(text));
    }
    try {
      return new Network(
          Rdata.of(InetAddress.ofLiteral(text.substring(0, slash)).getAddress()),
          Integer.parseInt(text.substring(slash + 1)));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "'%s' is no network; after the slash stands the length of its prefix in bits"
              .formatted(text),
          notANumber);
    } catch (IllegalArgumentException problem) {
      throw new IllegalArgumentException(
          "'%s' is no network: %s".formatted(text, problem.getMessage()), problem);
    }
  }

  public boolean holds(Rdata address) {
    return address.length() == base.length() && masked(address, prefixBits).equals(base);
  }

  private static Rdata masked(Rdata address, int prefixBits) {
    byte[] octets = address.toBytes();
    for (int i = 0; i < octets.length; i++) {
      int kept = Math.clamp(prefixBits - 8L * i, 0, 8);
      octets[i] &= (byte) (0xff00 >> kept);
    }
    return Rdata.of(octets);
  }

  private static String text(Rdata base, int prefixBits) {
    return addressText(base) + "/" + prefixBits;
  }

  static String addressText(Rdata address) {
    try {
      return shortened(InetAddress.getByAddress(address.toBytes()).getHostAddress());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("an address has 4 or 16 octets", impossible);
    }
  }

  /// An address of 8 groups with the longest run of zeros left out (RFC 5952, section 4.2).
  private static String shortened(String address) {
    for (int groups = 8; groups > 1; groups--) {
      Matcher run = ZEROS.get(groups - 2).matcher(address);
      if (run.find()) {
        return run.replaceFirst("::");
      }
    }
    return address;
  }

  @Override
  public int compareTo(Network other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return text(base, prefixBits);
  }
}
