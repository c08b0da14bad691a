package dev.holdfast.client;

import com.google.protobuf.ByteString;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.GetPlanRequest;
import dev.holdfast.v1.GetPlanResponse;
import dev.holdfast.v1.OpenPlanRequest;
import dev.holdfast.v1.OpenPlanResponse;
import dev.holdfast.v1.Plan;
import dev.holdfast.v1.PlanServiceGrpc;
import dev.holdfast.v1.PlannedEndpoint;
import dev.holdfast.v1.SealPlanRequest;
import dev.holdfast.v1.SealPlanResponse;
import dev.holdfast.v1.StageRecordSetsRequest;
import dev.holdfast.v1.StageRecordSetsResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The one plan a [FakeCluster] holds: chunks by index, repeats ignored, gaps refused.
final class FakePlans {

  final List<String> story = new ArrayList<>();

  /// The stream breaks once after so many chunks have arrived; never while 0.
  final AtomicInteger breakAfter = new AtomicInteger();

  /// How long the store takes for a chunk.
  volatile Duration pace = Duration.ZERO;

  /// The store forgets so many endpoints when it counts.
  volatile int miscounted;

  private final List<StageRecordSetsRequest> chunks = new ArrayList<>();
  private Optional<SealPlanRequest> sealed = Optional.empty();

  synchronized List<PlannedEndpoint> endpoints() {
    return chunks.stream().flatMap(chunk -> chunk.getEndpointsList().stream()).toList();
  }

  synchronized int chunkCount() {
    return chunks.size();
  }

  synchronized SealPlanRequest sealRequest() {
    return sealed.orElseThrow();
  }

  synchronized void tell(String event) {
    story.add(event);
  }

  private synchronized void seal(SealPlanRequest request) {
    sealed = Optional.of(request);
  }

  private synchronized void stage(StageRecordSetsRequest chunk) {
    if (chunk.getChunkIndex() > chunks.size()) {
      throw new Failure.InvalidInput("chunk_index", "a chunk is missing before it").toException();
    }
    if (chunk.getChunkIndex() == chunks.size()) {
      chunks.add(chunk);
    }
  }

  private synchronized StageRecordSetsResponse staged() {
    return StageRecordSetsResponse.newBuilder()
        .setStagedEndpointCount(endpoints().size() - miscounted)
        .setStagedRecordSetCount(
            endpoints().stream().mapToInt(PlannedEndpoint::getRecordSetsCount).sum())
        .setStagedDigest(digest())
        .setNextChunkIndex(chunks.size())
        .build();
  }

  synchronized ByteString digest() {
    return ByteString.copyFromUtf8("digest of %d chunks".formatted(chunks.size()));
  }

  static final class Service extends PlanServiceGrpc.PlanServiceImplBase {
    private final FakeNode node;
    private final FakePlans plans;

    Service(FakeNode node, FakePlans plans) {
      this.node = node;
      this.plans = plans;
    }

    @Override
    public void openPlan(OpenPlanRequest request, StreamObserver<OpenPlanResponse> caller) {
      plans.tell("opened");
      FakeNode.reply(
          caller, OpenPlanResponse.newBuilder().setHeader(node.header()).setGeneration(17).build());
    }

    @Override
    public void sealPlan(SealPlanRequest request, StreamObserver<SealPlanResponse> caller) {
      plans.tell("sealed");
      plans.seal(request);
      FakeNode.reply(
          caller,
          SealPlanResponse.newBuilder()
              .setHeader(node.header())
              .setPlan(Plan.newBuilder().setGeneration(request.getGeneration()))
              .build());
    }

    @Override
    public void getPlan(GetPlanRequest request, StreamObserver<GetPlanResponse> caller) {
      FakeNode.reply(
          caller,
          GetPlanResponse.newBuilder()
              .setHeader(node.header())
              .setPlan(Plan.newBuilder().setNextChunkIndex(plans.chunkCount()))
              .build());
    }

    @Override
    public StreamObserver<StageRecordSetsRequest> stageRecordSets(
        StreamObserver<StageRecordSetsResponse> caller) {
      plans.tell("stream at " + node.id);
      return new StreamObserver<>() {
        private boolean broken;
        private boolean named;

        @Override
        public void onNext(StageRecordSetsRequest chunk) {
          if (broken) {
            return;
          }
          named = true;
          LockSupport.parkNanos(plans.pace.toNanos());
          try {
            plans.stage(chunk);
          } catch (RuntimeException refused) {
            broken = true;
            caller.onError(refused);
          }
          if (plans.breakAfter.get() > 0 && plans.breakAfter.decrementAndGet() == 0) {
            broken = true;
            caller.onError(Status.UNAVAILABLE.withDescription("reset").asRuntimeException());
          }
        }

        @Override
        public void onError(Throwable gone) {}

        @Override
        public void onCompleted() {
          if (!named) {
            caller.onError(
                new Failure.InvalidInput("generation", "no chunk names a plan").toException());
          } else if (!broken) {
            FakeNode.reply(caller, plans.staged());
          }
        }
      };
    }
  }
}
