package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.StageRecordSetsRequest;
import dev.holdfast.v1.StageRecordSetsResponse;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends the contents of one open plan. A stream that breaks is taken up again, perhaps at another
/// node, one chunk before the first that the store does not have: chunks are known by their index,
/// so sending one twice does no harm. The time a call may take is here the time until another chunk
/// is on its way: a node takes a chunk off the stream only when it is done with the one before.
final class Staging {

  private final Calls calls;
  private final long generation;
  private final Iterable<PlannedEndpoint> endpoints;
  private final int chunkOctets;
  private int furthest = -1;

  Staging(Calls calls, long generation, Iterable<PlannedEndpoint> endpoints, int chunkOctets) {
    this.calls = calls;
    this.generation = generation;
    this.endpoints = endpoints;
    this.chunkOctets = chunkOctets;
  }

  StagedPlan run() {
    Attempts attempts = Attempts.ofRead(calls.options());
    int firstIndex = 0;
    while (true) {
      Node node = calls.nodes().leaderOrCurrent();
      try {
        return send(node, firstIndex, attempts);
      } catch (StatusException | StatusRuntimeException thrown) {
        Failure failure = Failure.of(thrown);
        calls.moveOn(node, failure);
        attempts.failed(node.address(), failure);
      }
      int reached = Math.max(0, stagedChunks() - 1);
      if (reached > firstIndex) {
        attempts.progressed();
      }
      firstIndex = reached;
    }
  }

  private int stagedChunks() {
    GetPlanRequest request = GetPlanRequest.newBuilder().setGeneration(generation).build();
    return calls.read(PlanServiceGrpc.getGetPlanMethod(), request).getPlan().getNextChunkIndex();
  }

  private StagedPlan send(Node node, int firstIndex, Attempts attempts) throws StatusException {
    Chunks chunks = new Chunks(generation, endpoints, chunkOctets);
    if (!chunks.hasNext()) {
      throw HoldfastException.of(
          new Failure.InvalidInput("endpoints", "a plan names at least one endpoint"));
    }
    BlockingClientCall<StageRecordSetsRequest, StageRecordSetsResponse> call =
        node.upload(PlanServiceGrpc.getStageRecordSetsMethod());
    try {
      while (chunks.hasNext()) {
        StageRecordSetsRequest chunk = chunks.next();
        if (chunk.getChunkIndex() < firstIndex) {
          continue;
        }
        if (!call.write(chunk, attempts.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
          break;
        }
        if (chunk.getChunkIndex() > furthest) {
          furthest = chunk.getChunkIndex();
          attempts.progressed();
        }
      }
      call.halfClose();
      return agreed(chunks, answer(call.read(attempts.timeout().toNanos(), TimeUnit.NANOSECONDS)));
    } catch (TimeoutException _) {
      throw new Failure.TooLate(
              "the node took no chunk of plan %d for too long".formatted(generation))
          .toException();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withDescription("interrupted").asException();
    } finally {
      call.cancel("staging is over", null);
    }
  }

  private StageRecordSetsResponse answer(StageRecordSetsResponse response) throws StatusException {
    return Optional.ofNullable(response)
        .orElseThrow(() -> Status.UNKNOWN.withDescription("the node gave no answer").asException());
  }

  /// The store must hold what this planner sent, no more and no less; else what it would seal is
  /// not what was meant.
  private StagedPlan agreed(Chunks sent, StageRecordSetsResponse staged) {
    if (sent.endpointCount() != staged.getStagedEndpointCount()
        || sent.recordSetCount() != staged.getStagedRecordSetCount()) {
      throw new RefusedException(
          new Failure.Refused(List.of(mismatch(sent, staged)), staged.getHeader()));
    }
    return new StagedPlan(
        generation, staged.getStagedDigest(), sent.endpointCount(), sent.recordSetCount());
  }

  private Refusal mismatch(Chunks sent, StageRecordSetsResponse staged) {
    String limit = counted(sent.endpointCount(), sent.recordSetCount()) + ", as sent";
    String figure =
        counted(staged.getStagedEndpointCount(), staged.getStagedRecordSetCount()) + ", as staged";
    return Refusal.newBuilder()
        .setRule("count-mismatch")
        .setSubject("plan " + generation)
        .setLimit(limit)
        .setFigure(figure)
        .setMessage(
            "Plan %d does not hold what was sent: %s; %s. Open a new plan and stage it again."
                .formatted(generation, limit, figure))
        .build();
  }

  private static String counted(long endpoints, long recordSets) {
    return "%d endpoints and %d record sets".formatted(endpoints, recordSets);
  }
}
