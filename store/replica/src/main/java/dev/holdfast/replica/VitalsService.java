package dev.holdfast.replica;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.holdfast.replica.checkup.Alarm;
import dev.holdfast.replica.checkup.OwnAlarms;
import dev.holdfast.replica.checkup.StateSums;
import dev.holdfast.replica.codec.StateSum;
import dev.holdfast.replica.codec.VitalsFormat;
import dev.holdfast.replica.codec.VitalsFormat.Vitals;
import dev.holdfast.replica.codec.VitalsFormat.VitalsRequest;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.ServerServiceDefinition;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.stub.ServerCalls;
import org.apache.ratis.thirdparty.io.grpc.stub.StreamObserver;

/// Tells other nodes how this one is, on the port that Raft itself uses.
final class VitalsService {

  static final String NAME = "holdfast.replica.Vitals";

  static final MethodDescriptor<VitalsRequest, Vitals> TELL =
      Marshallers.unary(NAME, "Tell", VitalsRequest.parser(), Vitals.parser());

  private final ReplicaConfig config;
  private final StateSums sums;
  private final OwnAlarms alarms;

  private VitalsService(ReplicaConfig config, StateSums sums, OwnAlarms alarms) {
    this.config = config;
    this.sums = sums;
    this.alarms = alarms;
  }

  static ServerServiceDefinition of(ReplicaConfig config, StateSums sums, OwnAlarms alarms) {
    VitalsService service = new VitalsService(config, sums, alarms);
    return ServerServiceDefinition.builder(NAME)
        .addMethod(TELL, ServerCalls.asyncUnaryCall(service::tell))
        .build();
  }

  private void tell(VitalsRequest request, StreamObserver<Vitals> caller) {
    if (!request.getCluster().equals(config.cluster())) {
      caller.onError(
          Status.FAILED_PRECONDITION
              .withDescription(
                  "this node is of cluster '%s', the caller of '%s'"
                      .formatted(config.cluster(), request.getCluster()))
              .asException());
      return;
    }
    ByteString sum =
        sums.digestAt(request.getIndex())
            .map(digest -> UnsafeByteOperations.unsafeWrap(digest.toBytes()))
            .orElse(ByteString.EMPTY);
    caller.onNext(
        Vitals.newBuilder()
            .setNode(config.node())
            .setSumVersion(StateSum.VERSION)
            .setSum(sum)
            .setRecounted(sums.recounted())
            .addAllAlarms(alarms.now().stream().map(VitalsService::encode).toList())
            .build());
    caller.onCompleted();
  }

  private static VitalsFormat.Alarm encode(Alarm alarm) {
    return VitalsFormat.Alarm.newBuilder()
        .setKind(
            switch (alarm.kind()) {
              case DISK_SPACE -> VitalsFormat.Alarm.Kind.DISK_SPACE;
              case MEMORY -> VitalsFormat.Alarm.Kind.MEMORY;
              case STATE_SIZE -> VitalsFormat.Alarm.Kind.STATE_SIZE;
              case STATE_DIFFERS -> VitalsFormat.Alarm.Kind.STATE_DIFFERS;
            })
        .setLimit(alarm.limit())
        .setFigure(alarm.figure())
        .build();
  }

  /// The alarms that a node told; kinds that this software does not know are left out.
  static List<Alarm> alarms(Vitals vitals) {
    return vitals.getAlarmsList().stream()
        .flatMap(alarm ->
            kind(alarm.getKind())
                .map(
                    kind -> new Alarm(vitals.getNode(), kind, alarm.getLimit(), alarm.getFigure())))
        .toList();
  }

  private static Stream<Alarm.Kind> kind(VitalsFormat.Alarm.Kind kind) {
    return switch (kind) {
      case DISK_SPACE -> Stream.of(Alarm.Kind.DISK_SPACE);
      case MEMORY -> Stream.of(Alarm.Kind.MEMORY);
      case STATE_SIZE -> Stream.of(Alarm.Kind.STATE_SIZE);
      case STATE_DIFFERS -> Stream.of(Alarm.Kind.STATE_DIFFERS);
      case KIND_UNSPECIFIED, UNRECOGNIZED -> Stream.of();
    };
  }
}
