package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contract.Limits;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.StageRecordSetsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Goal: chunks hold the whole plan in its order, stay within their size, and fall the same way
/// twice.
class ChunksTest {

  static PlannedEndpoint endpoint(int number, int values) {
    RecordSet.Builder addresses = RecordSet.newBuilder().setType("A").setTtlSeconds(60);
    IntStream.range(0, values).forEach(i -> addresses.addValues("192.0.2." + i % 256));
    return PlannedEndpoint.newBuilder()
        .setName("e%d.example.".formatted(number))
        .addRecordSets(addresses)
        .build();
  }

  static List<PlannedEndpoint> endpoints(int count) {
    return IntStream.range(0, count).mapToObj(i -> endpoint(i, 4)).toList();
  }

  private static List<StageRecordSetsRequest> cut(List<PlannedEndpoint> endpoints, int octets) {
    List<StageRecordSetsRequest> chunks = new ArrayList<>();
    new Chunks(17, endpoints, octets).forEachRemaining(chunks::add);
    return chunks;
  }

  @Test
  void chunks_hold_the_whole_plan_in_its_order() {
    List<PlannedEndpoint> plan = endpoints(5000);

    List<StageRecordSetsRequest> chunks = cut(plan, 4096);

    assertThat(chunks.stream().flatMap(chunk -> chunk.getEndpointsList().stream()))
        .containsExactlyElementsOf(plan);
    assertThat(chunks).allMatch(chunk -> chunk.getGeneration() == 17);
    assertThat(chunks.stream().map(StageRecordSetsRequest::getChunkIndex))
        .containsExactlyElementsOf(IntStream.range(0, chunks.size()).boxed().toList());
  }

  @Test
  void chunks_are_filled_and_not_overfilled() {
    List<StageRecordSetsRequest> chunks = cut(endpoints(20_000), Chunks.OCTETS);

    assertThat(chunks).hasSizeGreaterThan(1);
    assertThat(chunks)
        .allMatch(chunk -> chunk.getSerializedSize() <= Chunks.OCTETS + 16)
        .allMatch(chunk -> chunk.getSerializedSize() <= Limits.REQUEST_OCTETS);
    assertThat(chunks.subList(0, chunks.size() - 1))
        .allMatch(chunk -> chunk.getSerializedSize() > Chunks.OCTETS * 9 / 10);
  }

  @Test
  void chunks_fall_the_same_way_twice() {
    assertThat(cut(endpoints(3000), 5000)).isEqualTo(cut(endpoints(3000), 5000));
  }

  @Test
  void an_endpoint_larger_than_a_chunk_travels_alone() {
    List<PlannedEndpoint> plan = List.of(endpoint(1, 4), endpoint(2, 500), endpoint(3, 4));

    assertThat(cut(plan, 1000))
        .extracting(StageRecordSetsRequest::getEndpointsList)
        .containsExactly(List.of(plan.get(0)), List.of(plan.get(1)), List.of(plan.get(2)));
  }

  @Test
  void everything_is_counted_once_all_chunks_are_taken() {
    Chunks chunks = new Chunks(17, endpoints(100), 500);
    chunks.forEachRemaining(_ -> {});

    assertThat(chunks.endpointCount()).isEqualTo(100);
    assertThat(chunks.recordSetCount()).isEqualTo(100);
    assertThatThrownBy(chunks::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void an_empty_plan_has_no_chunk() {
    assertThat(new Chunks(17, List.of(), 500).hasNext()).isFalse();
  }
}
