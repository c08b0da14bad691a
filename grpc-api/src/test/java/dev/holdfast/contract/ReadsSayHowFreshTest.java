package dev.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.holdfast.v1.ReadOptions;
import dev.holdfast.v1.ResponseHeader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Goal: whatever reads the store can ask for a freshness and a revision, and says which it got.
class ReadsSayHowFreshTest {

  private static final Set<String> VERBS =
      Set.of("Get", "List", "Diff", "Export", "Watch", "Stream");

  /// Who belongs to the cluster is no part of the store: the leader alone is asked.
  private static final String MEMBERS = "MembershipService";

  private static Stream<MethodDescriptor> reads() {
    return ApiPageTest.methods()
        .filter(method -> !method.getService().getName().equals(MEMBERS))
        .filter(method -> VERBS.stream().anyMatch(method.getName()::startsWith));
  }

  private static boolean has(Descriptor message, String field, Descriptor type) {
    FieldDescriptor found = message.findFieldByName(field);
    return found != null
        && found.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && found.getMessageType().equals(type);
  }

  @Test
  void everyReadTakesConsistencyAndMinRevision() {
    assertThat(reads())
        .hasSizeGreaterThan(15)
        .allSatisfy(method ->
            assertThat(has(method.getInputType(), "read", ReadOptions.getDescriptor()))
                .as(method.getFullName())
                .isTrue());
  }

  @Test
  void everyReadWithOneAnswerSaysRevisionAndAgeInItsHeader() {
    assertThat(reads().filter(method -> !method.isServerStreaming()))
        .hasSizeGreaterThan(10)
        .allSatisfy(method ->
            assertThat(has(method.getOutputType(), "header", ResponseHeader.getDescriptor()))
                .as(method.getFullName())
                .isTrue());
  }
}
