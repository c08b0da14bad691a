package dev.holdfast.dns.zonefile;

import dev.holdfast.record.DomainName;
import java.io.IOException;
import java.util.Random;

/// Writes zone files of any size for trials and benchmarks: endpoints with addresses of both
/// families in the documentation networks (RFC 5737, RFC 3849). The same arguments give the same
/// file.
///
/// @param apex the zone's name
/// @param endpoints how many endpoints there are beside the apex and its name servers
/// @param addresses how many A and how many AAAA records each endpoint has, 1 to 255
/// @param seed what the addresses are drawn from
public record ZoneGenerator(DomainName apex, int endpoints, int addresses, long seed) {

  private static final int TTL_SECONDS = 60;

  public ZoneGenerator {
    if (endpoints < 0 || addresses < 1 || addresses > 255) {
      throw new IllegalArgumentException(
          "%d endpoints with %d addresses cannot be generated".formatted(endpoints, addresses));
    }
  }

  public void write(Appendable out) throws IOException {
    out.append(
        """
        $ORIGIN %s
        $TTL 3600
        @ IN SOA ns1 hostmaster 1 7200 900 1209600 300
        @ IN NS ns1
        @ IN NS ns2
        ns1 IN A 192.0.2.1
        ns1 IN AAAA 2001:db8::1
        ns2 IN A 192.0.2.2
        ns2 IN AAAA 2001:db8::2
        """
            .formatted(apex));
    Random random = new Random(seed);
    for (int i = 0; i < endpoints; i++) {
      endpoint(owner(i), random, out);
    }
  }

  /// The owner, relative to the apex, of the endpoint with this index from 0.
  public static String owner(int index) {
    return "endpoint-%07d".formatted(index);
  }

  private void endpoint(String owner, Random random, Appendable out) throws IOException {
    int network = random.nextInt(1 << 16);
    int first = random.nextInt(256);
    for (int i = 0; i < addresses; i++) {
      int host = (first + i) & 0xff;
      out.append(owner).append(' ').append(Integer.toString(TTL_SECONDS));
      out.append(" IN A 198.51.100.").append(Integer.toString(host)).append('\n');
      out.append(owner).append(' ').append(Integer.toString(TTL_SECONDS));
      out.append(" IN AAAA 2001:db8:").append(Integer.toHexString(network));
      out.append("::").append(Integer.toHexString(host + 1)).append('\n');
    }
  }
}
