package dev.holdfast.chaos.history;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.holdfast.contract.Failure;
import dev.holdfast.v1.EnactPlanResponse;
import dev.holdfast.v1.GetRecordSetsRequest;
import dev.holdfast.v1.GetRecordSetsResponse;
import dev.holdfast.v1.LiveEndpoint;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.RecordSet;
import dev.holdfast.v1.ReportEnactmentResponse;
import dev.holdfast.v1.RequestHeader;
import dev.holdfast.v1.ResponseHeader;
import dev.holdfast.v1.StageRecordSetsRequest;
import dev.holdfast.v1.StatusResponse;
import dev.holdfast.v1.WatchRecordSetsRequest;
import dev.holdfast.v1.WatchRecordSetsResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The contract's messages in the words of a history.
final class Messages {

  private static final String HEADER = "header";
  private static final String REQUEST = "Request";

  private Messages() {}

  /// A name as responses write it.
  static String name(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower : lower + ".";
  }

  /// TTL and values of a record set, whatever order they came in.
  static String set(RecordSet set) {
    Stream<String> values =
        IntStream.range(0, set.getValuesCount())
            .mapToObj(i ->
                i < set.getWeightsCount()
                    ? "%s*%d".formatted(set.getValues(i), set.getWeights(i))
                    : set.getValues(i));
    return "%d %s".formatted(set.getTtlSeconds(), String.join(" ", values.sorted().toList()));
  }

  private static SortedMap<String, String> sets(List<RecordSet> sets) {
    SortedMap<String, String> texts = new TreeMap<>();
    sets.forEach(set -> texts.put(set.getType(), set(set)));
    return texts;
  }

  static boolean isChange(Message request) {
    FieldDescriptor header = request.getDescriptorForType().findFieldByName(HEADER);
    return header != null && request.getField(header) instanceof RequestHeader;
  }

  static String call(Message request) {
    String type = request.getDescriptorForType().getName();
    return type.substring(0, type.length() - REQUEST.length());
  }

  static String requestId(Message request) {
    FieldDescriptor header = request.getDescriptorForType().findFieldByName(HEADER);
    return ((RequestHeader) request.getField(header)).getRequestId();
  }

  static Outcome acknowledged(Message response) {
    FieldDescriptor field = response.getDescriptorForType().findFieldByName(HEADER);
    ResponseHeader header = (ResponseHeader) response.getField(field);
    return new Outcome.Acknowledged(
        position(header),
        header.getRevision(),
        header.getRepeat(),
        figures(response),
        refused(response));
  }

  private static Position position(ResponseHeader header) {
    return new Position(header.getLogIndex(), header.getLogOffset());
  }

  private static SortedMap<String, Long> figures(Message response) {
    SortedMap<String, Long> figures = new TreeMap<>();
    response
        .getAllFields()
        .forEach((field, value) -> {
          switch (value) {
            case Number number -> figures.put(field.getName(), number.longValue());
            case Boolean yes -> figures.put(field.getName(), yes ? 1L : 0L);
            default -> {}
          }
        });
    return figures;
  }

  private static List<Refusal> refused(Message response) {
    return switch (response) {
      case EnactPlanResponse enacted ->
          refusals(enacted.getVerdictsList().stream().flatMap(it -> it.getRefusalsList().stream()));
      case ReportEnactmentResponse reported -> refusals(reported.getRefusalsList().stream());
      default -> List.of();
    };
  }

  private static List<Refusal> refusals(Stream<dev.holdfast.v1.Refusal> refusals) {
    return refusals.map(it -> new Refusal(it.getRule(), it.getSubject())).toList();
  }

  static Outcome failed(Status status, Metadata trailers) {
    Failure failure = Failure.of(status.asRuntimeException(trailers));
    return switch (failure) {
      case Failure.Refused it -> refused(it.header(), it.refusals(), it.totalCount());
      case Failure.Throttled it -> refused(it.header(), it.refusals(), it.totalCount());
      case Failure.NotPermitted it -> refused(it.header(), it.refusals(), it.refusals().size());
      case Failure.OutcomeUnknown _, Failure.TooLate _, Failure.Broken _ ->
          new Outcome.Unknown(failure.message());
      case Failure.Unauthenticated _, Failure.InvalidInput _, Failure.NotFound _ ->
          new Outcome.TurnedAway(failure.message());
      case Failure.HistoryGone _, Failure.AuditGone _, Failure.OverLimit _ ->
          new Outcome.TurnedAway(failure.message());
      case Failure.Unavailable _ -> new Outcome.TurnedAway(failure.message());
    };
  }

  private static Outcome refused(
      Optional<ResponseHeader> header, List<dev.holdfast.v1.Refusal> refusals, int total) {
    return new Outcome.Refused(
        header.map(Messages::position).orElse(Position.NOWHERE),
        header.map(ResponseHeader::getRevision).orElse(0L),
        header.filter(ResponseHeader::getRepeat).isPresent(),
        refusals(refusals.stream()),
        total);
  }

  static String why(Status status, Metadata trailers) {
    return status.isOk()
        ? "the stream ended without an answer"
        : Failure.of(status.asRuntimeException(trailers)).message();
  }

  static Read.Consistency consistency(ReadOptions options) {
    return switch (options.getConsistency()) {
      case CONSISTENCY_LOCAL -> Read.Consistency.LOCAL;
      case CONSISTENCY_LINEARIZABLE, CONSISTENCY_UNSPECIFIED, UNRECOGNIZED ->
          Read.Consistency.LINEARIZABLE;
    };
  }

  /// @throws IllegalArgumentException if the read was of some types only: a history has all of an
  ///   endpoint
  static Read.View view(GetRecordSetsRequest request, GetRecordSetsResponse response) {
    if (request.getTypesCount() > 0) {
      throw new IllegalArgumentException("reads of single types are not recorded; ask for all");
    }
    Map<String, Endpoint> found = new HashMap<>();
    response.getEndpointsList().forEach(it -> found.put(it.getName(), endpoint(it)));
    ResponseHeader header = response.getHeader();
    return new Read.View(
        header.getNodeId(),
        header.getRevision(),
        header.getLogIndex(),
        request.getNamesList().stream()
            .map(Messages::name)
            .map(name ->
                found.getOrDefault(name, new Endpoint(name, 0, 0, Collections.emptySortedMap())))
            .toList());
  }

  private static Endpoint endpoint(LiveEndpoint live) {
    return new Endpoint(
        live.getName(), live.getGeneration(), live.getRevision(), sets(live.getRecordSetsList()));
  }

  static StagedChunk staged(String session, StageRecordSetsRequest chunk) {
    return new StagedChunk(
        session,
        chunk.getGeneration(),
        chunk.getChunkIndex(),
        chunk.getEndpointsList().stream()
            .map(it ->
                new Endpoint(
                    name(it.getName()), chunk.getGeneration(), 0, sets(it.getRecordSetsList())))
            .toList());
  }

  /// @throws IllegalArgumentException if it selects otherwise than by zone and by what names lie
  ///   under
  static WatchOpened opened(
      String session, int stream, Duration at, WatchRecordSetsRequest request) {
    if (request.getSelection().getNamesCount() > 0
        || !request.getSelection().getNamePrefix().isEmpty()) {
      throw new IllegalArgumentException(
          "watches of listed names or of a prefix are not recorded; select by zone or by what lies under a name");
    }
    return new WatchOpened(
        session,
        stream,
        at,
        request.hasAfterRevision() ? request.getAfterRevision() : -1,
        request.getCurrentFirst(),
        named(request.getSelection().getZone()),
        named(request.getSelection().getUnder()));
  }

  private static String named(String text) {
    return text.isEmpty() ? "" : name(text);
  }

  static WatchTold told(String session, int stream, Duration at, WatchRecordSetsResponse message) {
    return new WatchTold(
        session,
        stream,
        at,
        message.getRevision(),
        message.getCurrent(),
        message.getMore(),
        message.getEndpointsList().stream().map(Messages::endpoint).toList());
  }

  /// The sum that a node tells, if it has one yet.
  static Optional<StateSum> sum(Duration at, StatusResponse status) {
    return Optional.of(status.getStateSum())
        .filter(sum -> !sum.isEmpty())
        .map(sum ->
            new StateSum(
                status.getNodeId(),
                status.getStateSumIndex(),
                HexFormat.of().formatHex(sum.toByteArray()),
                at));
  }
}
