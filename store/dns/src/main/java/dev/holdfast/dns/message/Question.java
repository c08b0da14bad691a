package dev.holdfast.dns.message;

import dev.holdfast.record.DomainName;

/// What a query asks.
///
/// @param name the name asked for
/// @param wire the name as it was sent, in its upper and lower case, which the response repeats
/// @param type the query type's number, 0 to 65535
/// @param dnsClass the class's number, 0 to 65535
public record Question(DomainName name, byte[] wire, int type, int dnsClass) {

  public boolean isInternet() {
    return dnsClass == Wire.CLASS_IN;
  }
}
