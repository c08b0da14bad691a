package dev.holdfast.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordType;
import dev.holdfast.replica.checkup.Alarm;
import dev.holdfast.replica.checkup.Checkup;
import dev.holdfast.replica.storage.StorageException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A member whose copy is not the others' is found out and takes itself out of service; where
/// nobody can tell who is right, all say so.
class DivergenceTest {

  private static final int VALUE = 0x0a63_1f27;

  @TempDir Path folder;
  private Cluster cluster;
  private String odd;

  @BeforeEach
  void start() {
    cluster = Cluster.start(folder, Cluster.LARGE);
    cluster.submit(Story.createZone(Story.ZONE));
    cluster.submit(Story.put(Story.endpoint(0), VALUE));
    cluster.settle();
    odd = cluster.followers().getFirst();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void membersWithEqualCopiesCompareThemAtEveryIndexAndAgree() {
    long index = cluster.submit(Story.put(Story.endpoint(1), 1)).index();

    await()
        .atMost(Cluster.PATIENCE)
        .untilAsserted(() ->
            assertThat(cluster.all())
                .allSatisfy(replica -> {
                  Checkup checkup = replica.checkup();
                  assertThat(checkup.comparedIndex()).isGreaterThanOrEqualTo(index);
                  assertThat(checkup.differing()).isEmpty();
                  assertThat(checkup.alarms()).isEmpty();
                }));
    assertThat(cluster.halts).isEmpty();
  }

  @Test
  void aMemberThatAppliedAnEntryDifferentlyTakesItselfOutOfServiceAndTheOthersGoOn()
      throws IOException {
    cluster.stop(odd);
    changeInLog(odd);
    cluster.start(odd);

    awaitOutOfService();
    assertThat(cluster.halts)
        .allSatisfy(halt ->
            assertThat(halt)
                .matches(
                    odd
                        + ": it takes itself out of service: its copy of the store differs from that of n\\d and n\\d"
                        + " at log index \\d+ .*"));
    cluster.stop(odd);
    assertThatThrownBy(() -> cluster.start(odd))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(
            "node '%s' took itself out of service, because its copy".formatted(odd))
        .hasMessageContaining("see 'A node that lost its data'");
    cluster.submit(Story.put(Story.endpoint(2), 2));
    assertThat(cluster.hashes()).hasSize(1);
  }

  @Test
  void aBitThatFlipsInTheMemoryOfAMemberIsFoundByCountingAnew() throws Exception {
    Rdata address =
        cluster
            .node(odd)
            .applied()
            .state()
            .zones()
            .find(Story.ZONE)
            .orElseThrow()
            .contents(Story.endpoint(0))
            .find(RecordType.A)
            .orElseThrow()
            .rdata()
            .getFirst();
    octetsOf(address)[3] ^= 4;

    awaitOutOfService();
    assertThat(cluster.node(odd).checkup().miscounts()).isPositive();
  }

  @Test
  void whereOneStandsAgainstOneNobodyCanTellAndNothingIsAddedUntilTheThirdIsBack()
      throws IOException {
    String third = cluster.followers().getLast();
    cluster.stop(third);
    cluster.stop(odd);
    changeInLog(odd);
    cluster.start(odd);

    await()
        .atMost(Cluster.PATIENCE)
        .untilAsserted(() ->
            assertThat(cluster.all())
                .allSatisfy(replica ->
                    assertThat(replica.checkup().alarms())
                        .extracting(Alarm::kind)
                        .contains(Alarm.Kind.STATE_DIFFERS)));
    assertThat(cluster.halts).isEmpty();
    assertThatThrownBy(() -> cluster.submit(Story.put(Story.endpoint(3), 3)))
        .rootCause()
        .isInstanceOf(AlarmException.class)
        .hasMessageContaining("copies of the store that differ (state-differs)")
        .hasMessageContaining("no majority of the members agrees");

    cluster.start(third);

    awaitOutOfService();
    cluster.stop(odd);
    await()
        .atMost(Cluster.PATIENCE)
        .untilAsserted(() -> assertThat(cluster.node(third).checkup().alarms()).isEmpty());
  }

  private void awaitOutOfService() {
    await()
        .atMost(Cluster.PATIENCE)
        .untilAsserted(() ->
            assertThat(cluster.halts)
                .anyMatch(halt -> halt.startsWith(odd + ": it takes itself out of service")));
  }

  private void changeInLog(String node) throws IOException {
    byte[] value = ByteBuffer.allocate(4).putInt(VALUE).array();
    byte[] other = ByteBuffer.allocate(4).putInt(VALUE + 1).array();
    LogSurgery.replace(cluster.folder(node), value, other);
  }

  /// Where a value keeps its octets: no other way than this leads there.
  private static byte[] octetsOf(Rdata rdata) throws IllegalAccessException {
    Field octets =
        Arrays.stream(Rdata.class.getDeclaredFields())
            .filter(field -> field.getType() == byte[].class)
            .findFirst()
            .orElseThrow();
    octets.setAccessible(true);
    return (byte[]) octets.get(rdata);
  }
}
