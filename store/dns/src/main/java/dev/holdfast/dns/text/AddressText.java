package dev.holdfast.dns.text;

import dev.holdfast.record.Rdata;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Addresses as people write them: IPv6 in the short form of RFC 5952, where dnsjava has the long.
final class AddressText {

  private AddressText() {}

  static String printV4(Rdata rdata) {
    return rdata.length() == 4
        ? NetUtil.bytesToIpAddress(rdata.toBytes())
        : GenericRdata.print(rdata);
  }

  static String printV6(Rdata rdata) {
    return rdata.length() == 16
        ? NetUtil.toAddressString(inet6(rdata.toBytes()))
        : GenericRdata.print(rdata);
  }

  /// Asks for the IPv6 class by name: the general factory turns mapped IPv4 addresses into IPv4.
  private static InetAddress inet6(byte[] octets) {
    try {
      return Inet6Address.getByAddress(null, octets, -1);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("16 octets are no IPv6 address", impossible);
    }
  }
}
