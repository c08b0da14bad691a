package dev.holdfast.dns.responder;

import dev.holdfast.dns.message.Edns;

/// How a request came and the response goes.
public enum Transport {
  UDP {
    @Override
    int limit(Edns asker) {
      return switch (asker) {
        case Edns.Absent _ -> Edns.LEAST_PAYLOAD_OCTETS;
        case Edns.Offered offered ->
            Math.clamp(offered.payloadOctets(), Edns.LEAST_PAYLOAD_OCTETS, UDP_PAYLOAD_OCTETS);
      };
    }
  },
  TCP {
    @Override
    int limit(Edns asker) {
      return TCP_MESSAGE_OCTETS;
    }
  },
  TLS {
    @Override
    int limit(Edns asker) {
      return TCP_MESSAGE_OCTETS;
    }
  };

  /// The longest datagram sent and asked for: what passes everywhere without fragmentation.
  public static final int UDP_PAYLOAD_OCTETS = 1232;

  /// The longest message that TCP's length prefix can announce.
  public static final int TCP_MESSAGE_OCTETS = 0xffff;

  /// The most octets that a response to this asker may have.
  abstract int limit(Edns asker);
}
