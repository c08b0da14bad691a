package dev.holdfast.server.service;

import com.google.protobuf.ByteString;
import dev.holdfast.protocol.Command;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.server.translation.Field;
import dev.holdfast.server.translation.PlanRequests;
import dev.holdfast.v1.StageRecordSetsRequest;
import dev.holdfast.v1.StageRecordSetsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/// One stream of chunks. Each is a log entry of its own and is in the log before the next is asked
/// for, so a stream of any length holds one chunk in memory. What a refused chunk leaves staged,
/// the refusal says.
final class Staging implements StreamObserver<StageRecordSetsRequest> {

  private final Changes changes;
  private final ServerCallStreamObserver<StageRecordSetsResponse> response;
  private Optional<Changes.Accepted<Outcome.RecordSetsStaged>> staged = Optional.empty();

  Staging(Changes changes, ServerCallStreamObserver<StageRecordSetsResponse> response) {
    this.changes = changes;
    this.response = response;
    response.disableAutoRequest();
    response.request(1);
  }

  @Override
  public void onNext(StageRecordSetsRequest chunk) {
    Command.StageRecordSets command = PlanRequests.stage(chunk);
    staged.ifPresent(earlier -> checkSamePlan(earlier.outcome().generation(), command));
    staged = Optional.of(changes.make(command, Outcome.RecordSetsStaged.class));
    response.request(1);
  }

  private static void checkSamePlan(long generation, Command.StageRecordSets command) {
    if (command.generation() != generation) {
      throw Field.of("generation")
          .invalid(
              "is %d in a stream of chunks of plan %d; begin a stream for each plan"
                  .formatted(command.generation(), generation));
    }
  }

  @Override
  public void onError(Throwable gone) {
    // The caller went away. What was staged stays, and the next stream goes on from there.
  }

  @Override
  public void onCompleted() {
    var last =
        staged.orElseThrow(
            () -> Field.of("").invalid("The stream held no chunk; send at least one"));
    Outcome.RecordSetsStaged outcome = last.outcome();
    response.onNext(
        StageRecordSetsResponse.newBuilder()
            .setHeader(last.header())
            .setStagedEndpointCount(outcome.endpoints())
            .setStagedRecordSetCount(outcome.recordSets())
            .setStagedDigest(ByteString.copyFrom(outcome.digest().toBytes()))
            .setNextChunkIndex(outcome.chunks())
            .build());
    response.onCompleted();
  }
}
