package dev.holdfast.dns.lookup;

/// How an answer turned out (RFC 6895, section 2.3). Codes above 15 need EDNS.
public enum Rcode {
  NOERROR(0),
  FORMERR(1),
  SERVFAIL(2),
  NXDOMAIN(3),
  NOTIMP(4),
  REFUSED(5),
  YXDOMAIN(6),
  BADVERS(16);

  private final int code;

  Rcode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
