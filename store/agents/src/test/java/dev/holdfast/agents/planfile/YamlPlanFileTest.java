package dev.holdfast.agents.planfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What plan files in octoDNS's layout mean.
class YamlPlanFileTest {

  @TempDir Path folder;

  @Test
  void oneRecordSetOrAListOfThemStandsBehindAName() throws IOException {
    PlannedContents contents =
        read(
            """
            www:
              type: A
              ttl: 60
              values: [192.0.2.1, 192.0.2.2]
            api:
              - {type: A, ttl: 60, value: 192.0.2.3}
              - {type: AAAA, ttl: 60, values: ['2001:db8::3']}
            """);
    assertThat(names(contents)).containsExactly("api.eu.example.", "www.eu.example.");
    assertThat(lines(contents))
        .containsExactly(
            "api.eu.example. 60 A 192.0.2.3",
            "api.eu.example. 60 AAAA 2001:db8::3",
            "www.eu.example. 60 A 192.0.2.1",
            "www.eu.example. 60 A 192.0.2.2");
  }

  @Test
  void addressesMayCarryWeights() throws IOException {
    PlannedContents contents =
        read(
            """
            api:
              type: A
              values: [{value: 192.0.2.2, weight: 90}, {weight: 10, value: 192.0.2.1}]
            one: {type: AAAA, value: {value: '2001:db8::1', weight: 0}}
            """);
    assertThat(sets(contents))
        .extracting(RecordSet::getValuesList, RecordSet::getWeightsList)
        .containsExactly(
            tuple(List.of("192.0.2.1", "192.0.2.2"), List.of(10, 90)),
            tuple(List.of("2001:db8::1"), List.of(0)));
  }

  @Test
  void theDigestSeesWeights() throws IOException {
    assertThat(
            Stream.of("192.0.2.1", "{value: 192.0.2.1, weight: 1}", "{value: 192.0.2.1, weight: 2}")
                .map(value -> "a: {type: A, value: %s}".formatted(value))
                .map(this::digest))
        .doesNotHaveDuplicates();
  }

  @Test
  void theApexIsAnEmptyNameOrAnAtSign() throws IOException {
    assertThat(names(read("'': {type: A, value: 192.0.2.1}"))).containsExactly("eu.example.");
    assertThat(names(read("'@': {type: A, value: 192.0.2.1}"))).containsExactly("eu.example.");
  }

  @Test
  void aTtlThatIsNotGivenIsAnHour() throws IOException {
    assertThat(lines(read("www: {type: A, value: 192.0.2.1}")))
        .containsExactly("www.eu.example. 3600 A 192.0.2.1");
  }

  @Test
  void wildcardsAndDeepNamesAreNames() throws IOException {
    assertThat(names(read("'*': {type: A, value: 192.0.2.1}\na.b: {type: A, value: 192.0.2.1}")))
        .containsExactlyInAnyOrder("*.eu.example.", "a.b.eu.example.");
  }

  @Test
  void escapesInNamesAreThoseOfZoneFiles() throws IOException {
    assertThat(
            names(
                read(
                    """
                    'a\\.b': {type: A, value: 192.0.2.1}
                    'a\\.': {type: A, value: 192.0.2.1}
                    'c\\032d': {type: A, value: 192.0.2.1}
                    '\\046e': {type: A, value: 192.0.2.1}
                    'f\\\\': {type: A, value: 192.0.2.1}
                    """)))
        .containsExactlyInAnyOrder(
            "a\\.b.eu.example.",
            "a\\..eu.example.",
            "c\\032d.eu.example.",
            "\\.e.eu.example.",
            "f\\\\.eu.example.");
  }

  @Test
  void yamlsGuessesAtTypesAreNotFollowed() throws IOException {
    assertThat(lines(read("no: {type: TXT, value: 1.10}\non: {type: TXT, value: yes}")))
        .containsExactly("no.eu.example. 3600 TXT \"1.10\"", "on.eu.example. 3600 TXT \"yes\"");
  }

  @Test
  void valuesInPartsAreOctoDns() throws IOException {
    assertThat(
            lines(
                read(
                    """
                    mx:
                      type: MX
                      values:
                        - {exchange: mail-1.example., preference: 10}
                        - {value: mail-2.example., priority: 20}
                    _sip._tcp:
                      type: SRV
                      value: {priority: 1, weight: 2, port: 5060, target: sip.example.}
                    '':
                      - type: CAA
                        values: [{tag: issue, value: ca.example}, {flags: 128, tag: iodef, value: 'mailto:a@example'}]
                      - type: NS
                        values: [ns1.example., ns2.example.]
                    host:
                      type: SSHFP
                      value: {algorithm: 1, fingerprint_type: 1, fingerprint: 7491973e5f8b39d5327cd4e08bc81b05f7710b49}
                    ptr: {type: PTR, value: host.example.}
                    naptr:
                      type: NAPTR
                      value: {order: 10, preference: 100, flags: S, service: SIP+D2U, regexp: '!^.*$!sip:info@example!', replacement: .}
                    _443._tcp:
                      type: TLSA
                      value: {certificate_usage: 3, selector: 1, matching_type: 1, certificate_association_data: 8cb0fc6c527506a053f4f14c8464bebbd6dede2738d11468dd953d7d6a3021f1}
                    child:
                      type: DS
                      value: {key_tag: 60485, algorithm: 5, digest_type: 1, digest: 2bb183af5f22588179a53b0a98631fad1a292118}
                    """)))
        .containsExactlyInAnyOrder(
            "mx.eu.example. 3600 MX 10 mail-1.example.",
            "mx.eu.example. 3600 MX 20 mail-2.example.",
            "_sip._tcp.eu.example. 3600 SRV 1 2 5060 sip.example.",
            "eu.example. 3600 CAA 0 issue \"ca.example\"",
            "eu.example. 3600 CAA 128 iodef \"mailto:a@example\"",
            "eu.example. 3600 NS ns1.example.",
            "eu.example. 3600 NS ns2.example.",
            "host.eu.example. 3600 SSHFP 1 1 7491973E5F8B39D5327CD4E08BC81B05F7710B49",
            "ptr.eu.example. 3600 PTR host.example.",
            "naptr.eu.example. 3600 NAPTR 10 100 \"S\" \"SIP+D2U\" \"!^.*$!sip:info@example!\" .",
            "_443._tcp.eu.example. 3600 TLSA 3 1 1"
                + " 8CB0FC6C527506A053F4F14C8464BEBBD6DEDE2738D11468DD953D7D6A3021F1",
            "child.eu.example. 3600 DS 60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118");
  }

  @Test
  void serviceBindingsComeInPartsToo() throws IOException {
    assertThat(
            lines(
                read(
                    """
                    www:
                      type: HTTPS
                      value:
                        svcpriority: 1
                        targetname: .
                        svcparams: {alpn: [h2, h3], port: 8443, ipv4hint: [192.0.2.1], no-default-alpn: }
                    alias: {type: SVCB, value: {svcpriority: 0, targetname: www.eu.example.}}
                    """)))
        .containsExactly(
            "alias.eu.example. 3600 SVCB 0 www.eu.example.",
            "www.eu.example. 3600 HTTPS 1 . alpn=h2,h3 no-default-alpn port=8443 ipv4hint=192.0.2.1");
  }

  @Test
  void anyValueMayBeTextAsInAZoneFile() throws IOException {
    assertThat(
            lines(
                read(
                    """
                    mx: {type: MX, value: 10 mail.example.}
                    odd: {type: TYPE65280, value: '\\# 2 cafe'}
                    """)))
        .containsExactly(
            "mx.eu.example. 3600 MX 10 mail.example.", "odd.eu.example. 3600 TYPE65280 \\# 2 cafe");
  }

  @Test
  void semicolonsInTextAreEscapedAsInOctoDns() throws IOException {
    assertThat(
            lines(
                read(
                    """
                    dkim: {type: TXT, value: 'v=DKIM1\\; k=rsa\\; p=A/b+c'}
                    plain: {type: TXT, value: 'a;b "c" \\\\ d'}
                    """)))
        .containsExactly(
            "dkim.eu.example. 3600 TXT \"v=DKIM1; k=rsa; p=A/b+c\"",
            "plain.eu.example. 3600 TXT \"a;b \\\"c\\\" \\\\ d\"");
  }

  @Test
  void longTextIsCutIntoStringsOf255Octets() throws IOException {
    String longText = "x".repeat(254) + "\\;" + "y".repeat(10);
    assertThat(lines(read("long: {type: TXT, value: '" + longText + "'}")))
        .containsExactly(
            "long.eu.example. 3600 TXT \"" + "x".repeat(254) + ";\" \"" + "y".repeat(10) + "\"");
  }

  @Test
  void quotedTextKeepsTheStringsItsAuthorCut() throws IOException {
    assertThat(lines(read("two: {type: TXT, value: '\"one\" \"two\"'}")))
        .containsExactly("two.eu.example. 3600 TXT \"one\" \"two\"");
  }

  @Test
  void anEmptyListRetiresTheEndpoint() throws IOException {
    PlannedContents contents = read("gone: []");
    assertThat(contents.messages())
        .singleElement()
        .satisfies(endpoint -> {
          assertThat(endpoint.getName()).isEqualTo("gone.eu.example.");
          assertThat(endpoint.getRecordSetsList()).isEmpty();
        });
  }

  @Test
  void anchorsAreFollowed() throws IOException {
    assertThat(
            lines(
                read(
                    """
                    www: &both {type: A, values: [192.0.2.1, 192.0.2.2]}
                    api: *both
                    """)))
        .hasSize(4);
  }

  @Test
  void mergedKeysGiveWayToTheMappingsOwn() throws IOException {
    assertThat(
            lines(
                read(
                    """
                    www: &usual {type: A, ttl: 60, value: 192.0.2.1}
                    api: {<<: *usual, value: 192.0.2.2}
                    """)))
        .containsExactly("api.eu.example. 60 A 192.0.2.2", "www.eu.example. 60 A 192.0.2.1");
  }

  @Test
  void aFileOfCommentsNamesNoEndpoint() throws IOException {
    assertThat(read("# nothing yet\n").isEmpty()).isTrue();
    assertThat(read("---\n").isEmpty()).isTrue();
    assertThat(read("").isEmpty()).isTrue();
  }

  @Test
  void theDigestIsThatOfTheContentsAndNotOfTheirSpelling() throws IOException {
    PlannedContents one =
        read("a: {type: A, values: [192.0.2.1, 192.0.2.2]}\nb: {type: A, value: 192.0.2.3}");
    PlannedContents other =
        read(
            "# sorted\nB: [{value: 192.0.2.3, type: a}]\na: {ttl: 3600, type: A, values: [192.0.2.2, 192.0.2.1]}");
    assertThat(one.digest()).isEqualTo(other.digest());
    assertThat(one.digest())
        .isNotEqualTo(
            read("a: {type: A, values: [192.0.2.1]}\nb: {type: A, value: 192.0.2.3}").digest());
  }

  private PlannedContents read(String yaml) throws IOException {
    Path file = folder.resolve("eu.example.yaml");
    Files.writeString(file, yaml);
    return PlanFolder.read(file);
  }

  private static List<String> names(PlannedContents contents) {
    return contents.endpoints().keySet().stream().map(DomainName::toString).toList();
  }

  private Digest digest(String yaml) {
    try {
      return read(yaml).digest();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<RecordSet> sets(PlannedContents contents) {
    return StreamSupport.stream(contents.messages().spliterator(), false)
        .flatMap(endpoint -> endpoint.getRecordSetsList().stream())
        .toList();
  }

  private static List<String> lines(PlannedContents contents) {
    return StreamSupport.stream(contents.messages().spliterator(), false)
        .flatMap(endpoint ->
            endpoint.getRecordSetsList().stream().flatMap(set -> lines(endpoint, set).stream()))
        .toList();
  }

  private static List<String> lines(PlannedEndpoint endpoint, RecordSet set) {
    return set.getValuesList().stream()
        .map(value ->
            "%s %d %s %s".formatted(endpoint.getName(), set.getTtlSeconds(), set.getType(), value))
        .toList();
  }
}
