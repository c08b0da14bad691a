package dev.holdfast.dns.zonefile;

import dev.holdfast.record.DomainName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Zone files for tests.
public final class ZoneFiles {

  public static final DomainName APEX = DomainName.of("example.com.");

  /// The least that a zone file holds; two lines.
  static final String HEAD =
      """
      @ 60 IN SOA ns1.example.net. hostmaster 1 7200 900 1209600 300
      @ 60 IN NS ns1.example.net.
      """;

  private ZoneFiles() {}

  /// What `text` says as the file `test.zone` of the zone `example.com.`
  public static ZoneFile read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static ZoneFile read(byte[] octets) {
    try {
      return ZoneFileReader.read(new ByteArrayInputStream(octets), "test.zone", APEX);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static String write(ZoneFile zone) {
    try {
      StringBuilder text = new StringBuilder();
      ZoneFileWriter.write(zone, text);
      return text.toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
