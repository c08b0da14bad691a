package dev.holdfast.agents.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.protocol.Limits;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is too large for a plan is found before any of it is sent.
class PlanSizeTest {

  /// An owner of 11 octets with one set of 10 and one value of 8 octets beside the text's own.
  private static final int BESIDE_THE_TEXT = 11 + 10 + 8;

  @Test
  void aPlanOfAsManyOctetsAsACallerMayStageIsOneAndOneOctetMoreIsNot() {
    SortedMap<DomainName, RecordSets> endpoints = filled(Limits.STAGED_OCTETS_OF_CALLER);
    assertThat(PlanSize.problem(endpoints)).isEmpty();
    endpoints.putAll(filled(Limits.STAGED_OCTETS_OF_CALLER + 1));
    assertThat(PlanSize.problem(endpoints))
        .contains(
            "its record sets have 134217729 octets; the limit of a plan is 134217728; split it");
  }

  /// Endpoints that share most of their contents, so that a plan of any size takes little memory.
  private static SortedMap<DomainName, RecordSets> filled(long octets) {
    RecordSets whole = text(60_000);
    int each = BESIDE_THE_TEXT + 60_000;
    SortedMap<DomainName, RecordSets> endpoints = new TreeMap<>();
    long left = octets;
    for (int i = 0; left > 2L * each; i++) {
      endpoints.put(name(i), whole);
      left -= each;
    }
    int half = (int) (left / 2);
    endpoints.put(DomainName.of("last-1.xx"), text(half - BESIDE_THE_TEXT));
    endpoints.put(DomainName.of("last-2.xx"), text((int) (left - half) - BESIDE_THE_TEXT));
    return endpoints;
  }

  private static DomainName name(int index) {
    return DomainName.of("%06d.xx".formatted(index));
  }

  private static RecordSets text(int octets) {
    return RecordSets.of(RecordSet.of(RecordType.TXT, 60, Rdata.of(new byte[octets])));
  }
}
