package dev.holdfast.client;

import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.StageRecordSetsRequest;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// A plan's contents cut into chunks of a plan's StageRecordSets stream, and counted on the way.
/// The same endpoints in the same order are always cut at the same places, so that a stream broken
/// off can be taken up at any chunk.
final class Chunks implements Iterator<StageRecordSetsRequest> {

  /// Octets a chunk aims to stay within: half of what a node takes, so that bulk leaves room for
  /// others. An endpoint larger than that travels alone.
  static final int OCTETS = 512 << 10;

  private final long generation;
  private final Iterator<PlannedEndpoint> endpoints;
  private final int octets;
  private int nextIndex;
  private long endpointCount;
  private long recordSetCount;
  private StageRecordSetsRequest.Builder filling = StageRecordSetsRequest.newBuilder();
  private int filled;

  Chunks(long generation, Iterable<PlannedEndpoint> endpoints, int octets) {
    this.generation = generation;
    this.endpoints = endpoints.iterator();
    this.octets = octets;
  }

  @Override
  public boolean hasNext() {
    return filled > 0 || endpoints.hasNext();
  }

  @Override
  public StageRecordSetsRequest next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the plan has no more chunks");
    }
    while (endpoints.hasNext()) {
      PlannedEndpoint endpoint = endpoints.next();
      endpointCount++;
      recordSetCount += endpoint.getRecordSetsCount();
      // A tag and a length of up to three octets go before each.
      int size = endpoint.getSerializedSize() + 4;
      if (filled > 0 && filled + size > octets) {
        StageRecordSetsRequest full = finish();
        add(endpoint, size);
        return full;
      }
      add(endpoint, size);
    }
    return finish();
  }

  private void add(PlannedEndpoint endpoint, int size) {
    filling.addEndpoints(endpoint);
    filled += size;
  }

  private StageRecordSetsRequest finish() {
    StageRecordSetsRequest chunk =
        filling.setGeneration(generation).setChunkIndex(nextIndex++).build();
    filling = StageRecordSetsRequest.newBuilder();
    filled = 0;
    return chunk;
  }

  /// Endpoints and record sets taken so far; once all chunks are, those of the whole plan.
  long endpointCount() {
    return endpointCount;
  }

  long recordSetCount() {
    return recordSetCount;
  }
}
