package dev.holdfast.server;

import static dev.holdfast.server.Planner.address;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.MessageLite;
import dev.holdfast.protocol.State;
import dev.holdfast.replica.codec.EncodedRequest;
import dev.holdfast.replica.codec.StateReader;
import dev.holdfast.replica.codec.StateWriter;
import dev.holdfast.server.service.Services;
import dev.holdfast.v1.CarriedCall;
import dev.holdfast.v1.ExchangeRequest;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.PutRecordSetsRequest;
import dev.holdfast.v1.RequestHeader;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: whatever octets come in as whatever call, it ends in a way that the contract knows; what
/// was not accepted has changed nothing, what was can be stored; and the node goes on answering.
@Timeout(60)
class CallFuzzTest {

  /// All that `docs/api.md` lists but for INTERNAL, which says that the node failed inside, and
  /// UNKNOWN, which takes the loss of a leader.
  private static final Set<Status.Code> ENDS =
      EnumSet.of(
          Status.Code.OK,
          Status.Code.PERMISSION_DENIED,
          Status.Code.FAILED_PRECONDITION,
          Status.Code.INVALID_ARGUMENT,
          Status.Code.NOT_FOUND,
          Status.Code.OUT_OF_RANGE,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.DEADLINE_EXCEEDED);

  private static final List<String> NAMES = names();
  private static final GetRecordSetsRequest ONE_NAME =
      GetRecordSetsRequest.newBuilder().addNames("api.example.").build();

  @RegisterExtension private static final OneNode ONE = new OneNode();

  private static State beginning;

  private static List<String> names() {
    List<String> names =
        new ArrayList<>(EveryCall.all().stream().map(EveryCall::fullName).toList());
    names.add("holdfast.v1.ClusterService/Confirm");
    names.add("holdfast.v1.SessionService/Exchange");
    return names;
  }

  @BeforeAll
  static void storeSomething() {
    ONE.planner().importZone(address("api.example.", "192.0.2.1"));
    ONE.planner().open();
    beginning = ONE.replica().applied().state();
    // As the replica does on the way into the log.
    ONE.replica()
        .fail(request -> {
          EncodedRequest.of(request);
          return Optional.empty();
        });
  }

  /// The first octet of an input says which call it is.
  static Stream<byte[]> calls() {
    List<EveryCall> all = EveryCall.all();
    Stream<byte[]> every =
        IntStream.range(0, all.size())
            .mapToObj(i ->
                input(
                    i,
                    (MessageLite)
                        EveryCall.request(
                            EveryCall.contract().get(NAMES.get(i)), all.get(i).request())));
    CarriedCall.Builder carried =
        CarriedCall.newBuilder()
            .setId(1)
            .setMethod("holdfast.v1.RecordSetService/GetRecordSets")
            .setRequest(ONE_NAME.toByteString());
    Stream<byte[]> apart =
        Stream.of(
            new byte[] {7, 1},
            input(NAMES.size() - 1, ExchangeRequest.newBuilder().addCalls(carried).build()));
    return Stream.of(every, apart, Stream.of(longest())).flatMap(calls -> calls);
  }

  /// Inputs do not grow beyond the longest that fuzzing begins with.
  private static byte[] longest() {
    PutRecordSetsRequest.Builder put =
        PutRecordSetsRequest.newBuilder()
            .setHeader(RequestHeader.newBuilder().setRequestId("one").setReason("why"));
    for (String type : List.of("A", "AAAA", "TXT", "HTTPS", "SRV", "CAA")) {
      put.addRecordSets(Planner.set("a.b.example.", type, "192.0.2.1", "2001:db8::1", "1 . \"x\""));
    }
    return input(NAMES.indexOf("holdfast.v1.RecordSetService/PutRecordSets"), put.build());
  }

  private static byte[] input(int call, MessageLite request) {
    byte[] octets = request.toByteArray();
    return ByteBuffer.allocate(1 + octets.length).put((byte) call).put(octets).array();
  }

  @MethodSource("calls")
  @FuzzTest
  void everyCallEndsAsTheContractSaysAndTheNodeGoesOn(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    ONE.replica().continueFrom(beginning);
    MethodDescriptor<?, ?> method =
        EveryCall.contract().get(NAMES.get((input[0] & 0xff) % NAMES.size()));
    byte[] request = Arrays.copyOfRange(input, 1, input.length);

    Status end = RawCall.make(ONE.node().channel(), RawCall.raw(method), request, patience(method));

    String what = method.getFullMethodName() + ": " + end;
    assertThat(isKnown(method, end)).as(what).isTrue();
    State after = ONE.replica().applied().state();
    if (!mayChange(method)) {
      assertThat(after).as(what).isSameAs(beginning);
    } else if (end.isOk()) {
      assertThat(stored(after)).as(what).isEqualTo(after);
    } else if (end.getCode() != Status.Code.DEADLINE_EXCEEDED) {
      checkUnchanged(what, after);
    }
    checkGoesOn(what, after);
  }

  /// The replica in memory has members that it cannot change.
  private static boolean isKnown(MethodDescriptor<?, ?> method, Status end) {
    boolean ofMembers = "holdfast.v1.MembershipService".equals(method.getServiceName());
    return ENDS.contains(end.getCode()) || (ofMembers && end.getCode() == Status.Code.INTERNAL);
  }

  /// A read may ask to wait for what never comes. A change has to have ended, lest it happen beside
  /// the next input.
  private static Duration patience(MethodDescriptor<?, ?> method) {
    return mayChange(method) ? Duration.ofSeconds(30) : Duration.ofMillis(400);
  }

  private static boolean mayChange(MethodDescriptor<?, ?> method) {
    return Services.lanes().changing().contains(method.getFullMethodName())
        || method.getFullMethodName().endsWith("/Exchange");
  }

  /// All but what is kept of the call itself: its entry in the audit log and its request id.
  private static void checkUnchanged(String what, State after) {
    assertThat(after.revision()).as(what).isEqualTo(beginning.revision());
    assertThat(after.zones()).as(what).isEqualTo(beginning.zones());
    assertThat(after.plans()).as(what).isEqualTo(beginning.plans());
    assertThat(after.targets()).as(what).isEqualTo(beginning.targets());
    assertThat(after.freezes()).as(what).isEqualTo(beginning.freezes());
    assertThat(after.overrides()).as(what).isEqualTo(beginning.overrides());
    assertThat(after.access()).as(what).isEqualTo(beginning.access());
  }

  private static void checkGoesOn(String what, State after) {
    if (after.zones().equals(beginning.zones())) {
      assertThat(ONE.node().dig().values("api.example.", "A"))
          .as(what)
          .containsExactly("192.0.2.1");
    }
    ONE.replica().continueFrom(beginning);
    assertThat(ONE.node().recordSets().getRecordSets(ONE_NAME).getEndpointsCount())
        .as(what)
        .isEqualTo(1);
  }

  private static State stored(State state) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StateWriter.write(state, out);
    return StateReader.read(new ByteArrayInputStream(out.toByteArray()));
  }
}
