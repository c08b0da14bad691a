package dev.holdfast.chaos.answer;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalLong;

/// Addresses by which a plan is recognised: each holds the plan's generation in its last octets.
///
/// They lie in the networks set aside for benchmarks (RFC 2544) and for documentation (RFC 3849),
/// so that nothing real has them.
public final class PlanAddresses {

  /// The greatest generation that two octets hold.
  public static final long GENERATION_MAX = 0xffff;

  private static final int[] V4_SECOND_OCTETS = {18, 19};
  private static final int[] V6_GROUPS = {1, 2};

  private PlanAddresses() {}

  /// The addresses a plan gives each of its endpoints.
  public static List<String> of(long generation, Question.Family family) {
    if (generation < 1 || generation > GENERATION_MAX) {
      throw new IllegalArgumentException(
          "generation %d cannot be told by an address: 1 to %d can"
              .formatted(generation, GENERATION_MAX));
    }
    long high = generation >> 8;
    long low = generation & 0xff;
    return switch (family) {
      case A ->
          List.of(
              "198.%d.%d.%d".formatted(V4_SECOND_OCTETS[0], high, low),
              "198.%d.%d.%d".formatted(V4_SECOND_OCTETS[1], high, low));
      case AAAA ->
          List.of(
              "2001:db8:0:%x::%x".formatted(V6_GROUPS[0], generation),
              "2001:db8:0:%x::%x".formatted(V6_GROUPS[1], generation));
    };
  }

  /// The generation that `address` tells; none if no plan could have given it.
  public static OptionalLong generation(InetAddress address) {
    byte[] octets = address.getAddress();
    int last = octets.length - 2;
    long generation = ((octets[last] & 0xffL) << 8) | (octets[last + 1] & 0xffL);
    Question.Family family = octets.length == 4 ? Question.Family.A : Question.Family.AAAA;
    return generation > 0 && isOneOf(of(generation, family), address)
        ? OptionalLong.of(generation)
        : OptionalLong.empty();
  }

  private static boolean isOneOf(List<String> addresses, InetAddress address) {
    return addresses.stream().map(InetAddress::ofLiteral).anyMatch(address::equals);
  }
}
