package dev.holdfast.dns.zonefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dns.Seed;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// However a zone file is damaged, it is read or its bad lines are reported; and whatever is read
/// is written as something that reads back as equal.
class ZoneFileFuzzTest {

  static final String GOOD =
      ZoneFiles.HEAD
          + """
          $TTL 1h
          www A 192.0.2.1
              AAAA 2001:db8::1
          txt TXT ( "a; b" \\100x ) ; comment
          mx MX 10 www
          svc HTTPS 1 . alpn="h2,h3" port=8443 ipv4hint=192.0.2.1 ech=AAEC key667="x y"
          naptr NAPTR 1 1 "u" "E2U+sip" "!^.*$!sip:a@b!" .
          loc LOC 42 21 54.000 N 71 6 18.000 W -24.00m
          caa CAA 0 issue "ca.example"
          ds DS 60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118
          key DNSKEY 256 3 8 AwEAAcVw8A==
          sig RRSIG A 8 3 60 20300101000000 20200101000000 1 example.com. AwEAAcVw8A==
          nsec NSEC www A TXT TYPE65280
          gen TYPE65280 \\# 3 c0ffee
          $ORIGIN sub
          @ SRV 1 2 3 www
          $GENERATE 1-3/2 h${1,2,x} A 192.0.2.$
          """;

  private static final String CHARACTERS = " \t\n\"\\();.@$*/#=,-+%0129azAZ{}:é\u0000";

  @Test
  void damagedFilesAreReadOrReported() {
    long seed = Seed.draw();
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      String text = damaged(random);
      try {
        ZoneFile zone = ZoneFiles.read(text);
        assertThat(ZoneFiles.read(ZoneFiles.write(zone)))
            .as("-Dholdfast.seed=%d: %s", seed, text)
            .isEqualTo(zone);
        read++;
      } catch (InvalidZoneFileException reported) {
        assertThat(reported.problems()).as("-Dholdfast.seed=%d: %s", seed, text).isNotEmpty();
      } catch (RuntimeException thrown) {
        throw new AssertionError("-Dholdfast.seed=%d: %s".formatted(seed, text), thrown);
      }
    }
    assertThat(read).isBetween(1_000, 19_000);
  }

  @Test
  void filesOfRandomOctetsAreReported() {
    long seed = Seed.draw();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      byte[] octets = new byte[random.nextInt(300)];
      random.nextBytes(octets);
      try {
        ZoneFiles.read(octets);
        throw new AssertionError("-Dholdfast.seed=%d: read".formatted(seed));
      } catch (InvalidZoneFileException reported) {
        String message = reported.getMessage();
        assertThat(new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
            .as("-Dholdfast.seed=%d", seed)
            .isEqualTo(message);
      }
    }
  }

  private static String damaged(Random random) {
    StringBuilder text = new StringBuilder(GOOD);
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(text.length());
      char with = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.setCharAt(at, with);
        case 1 -> text.insert(at, with);
        default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
      }
    }
    return text.toString();
  }
}
