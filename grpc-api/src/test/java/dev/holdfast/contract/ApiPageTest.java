package dev.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.holdfast.v1.AccessProto;
import dev.holdfast.v1.AuditProto;
import dev.holdfast.v1.BackupProto;
import dev.holdfast.v1.CleanUpProto;
import dev.holdfast.v1.ClusterProto;
import dev.holdfast.v1.FreezeProto;
import dev.holdfast.v1.GuardProto;
import dev.holdfast.v1.MembershipProto;
import dev.holdfast.v1.OutcomeProto;
import dev.holdfast.v1.OverrideProto;
import dev.holdfast.v1.PlanProto;
import dev.holdfast.v1.RecordSetServiceProto;
import dev.holdfast.v1.SessionServiceProto;
import dev.holdfast.v1.TargetProto;
import dev.holdfast.v1.ZoneProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Goal: the page that tells people how to call the API cannot drift from the API.
class ApiPageTest {

  private static final List<FileDescriptor> FILES =
      List.of(
          ZoneProto.getDescriptor(),
          RecordSetServiceProto.getDescriptor(),
          PlanProto.getDescriptor(),
          CleanUpProto.getDescriptor(),
          OverrideProto.getDescriptor(),
          FreezeProto.getDescriptor(),
          GuardProto.getDescriptor(),
          TargetProto.getDescriptor(),
          AuditProto.getDescriptor(),
          BackupProto.getDescriptor(),
          AccessProto.getDescriptor(),
          OutcomeProto.getDescriptor(),
          ClusterProto.getDescriptor(),
          MembershipProto.getDescriptor(),
          SessionServiceProto.getDescriptor());

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "grpcurl [^']*(?:'holdfast-caller[^']*' )?-d '([^']*)' \\$NODE (\\S+)/(\\w+)");

  private final String page = Files.readString(Path.of("../docs/api.md"));

  ApiPageTest() throws IOException {}

  static Stream<MethodDescriptor> methods() {
    return FILES.stream()
        .flatMap(file -> file.getServices().stream())
        .map(ServiceDescriptor::getMethods)
        .flatMap(List::stream);
  }

  @Test
  void every_call_stands_on_the_page() {
    assertThat(methods().map(method -> "`" + method.getName() + "`"))
        .hasSizeGreaterThan(20)
        .allSatisfy(name -> assertThat(page).contains(name));
  }

  @Test
  void every_example_is_a_request_that_its_call_takes() throws InvalidProtocolBufferException {
    List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();

    assertThat(examples)
        .hasSize((int) Pattern.compile("\ngrpcurl ").matcher(page).results().count());
    for (MatchResult example : examples) {
      MethodDescriptor method =
          methods()
              .filter(known -> known.getService().getFullName().equals(example.group(2)))
              .filter(known -> known.getName().equals(example.group(3)))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no call " + example.group(3)));
      JsonFormat.parser().merge(example.group(1), DynamicMessage.newBuilder(method.getInputType()));
    }
  }

  @Test
  void every_limit_on_the_page_is_the_one_that_holds() {
    assertThat(page)
        .contains(
            "| a request, a chunk of a plan included | %d octets |"
                .formatted(Limits.REQUEST_OCTETS))
        .contains("about | %d octets |".formatted(Limits.RESPONSE_OCTETS))
        .contains("preconditions of one call | %d |".formatted(Limits.NAMES_PER_CALL))
        .contains("| calls of one message of an exchange | %d |".formatted(Limits.CARRIED_CALLS))
        .contains("| record sets of an endpoint | %d |".formatted(Limits.RECORD_SETS_PER_ENDPOINT))
        .contains("| values of a record set | %d |".formatted(Limits.VALUES_PER_RECORD_SET))
        .contains("| %d, %d |".formatted(Limits.PAGE_SIZE_DEFAULT, Limits.PAGE_SIZE_MAX))
        .contains("| request id, caller | %d characters |".formatted(Limits.REQUEST_ID_CHARACTERS))
        .contains("| reason | %d characters |".formatted(Limits.REASON_CHARACTERS))
        .contains("rules of an override | %d |".formatted(Limits.OVERRIDES_PER_CALL))
        .contains("| uses of an override | %d |".formatted(Limits.OVERRIDE_USES))
        .contains("| 1 second to %d days |".formatted(Limits.OVERRIDE_LIFE_MAX.toDays()))
        .contains("at least every | %d seconds |".formatted(Limits.BOOKMARK_INTERVAL.toSeconds()))
        .contains("| refusals in a status | %d octets |".formatted(Limits.STATUS_DETAIL_OCTETS));
  }
}
