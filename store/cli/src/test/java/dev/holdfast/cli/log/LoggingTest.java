package dev.holdfast.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.holdfast.server.config.LogConfig;
import dev.holdfast.server.config.LogConfig.Format;
import dev.holdfast.server.config.LogConfig.Level;
import dev.holdfast.server.config.LogConfig.LoggerLevel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// What the log of a process looks like, and what is never in it.
class LoggingTest {

  private static final Logger log = LoggerFactory.getLogger("dev.holdfast.test.Some");

  private final PrintStream usual = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    MDC.clear();
    System.setErr(usual);
    Logging.apply(LogConfig.DEFAULT);
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private static void keep(Format format, Level level, LoggerLevel... levels) {
    Logging.apply(new LogConfig(format, level, List.of(levels)));
  }

  private static void say() {
    MDC.put("caller", "ada");
    MDC.put("request_id", "r-1");
    log.atInfo().addKeyValue("log_index", 7L).log("Put \"it\"");
    MDC.clear();
  }

  @Test
  void textSaysWhatIsKnownOfTheCallAtItsEndAndNothingWhereNothingIs() {
    keep(Format.TEXT, Level.INFO);

    say();
    log.info("Plain");

    List<String> lines = written().lines().toList();
    assertThat(lines.getFirst())
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z INFO  Some - Put \"it\" \\[caller=ada, request_id=r-1] log_index=7");
    assertThat(lines.getLast()).endsWith("INFO  Some - Plain");
  }

  @Test
  void jsonIsAnObjectALineWithEachThingUnderItsName() {
    keep(Format.JSON, Level.INFO);

    say();
    log.error("Failed", new IllegalStateException("two\nlines"));

    List<JsonObject> lines =
        written().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().get("message").getAsString()).isEqualTo("Put \"it\"");
    assertThat(lines.getFirst().get("@timestamp").getAsString()).endsWith("Z");
    assertThat(lines.getFirst().get("level").getAsString()).isEqualTo("INFO");
    assertThat(lines.getFirst().get("logger_name").getAsString()).isEqualTo(log.getName());
    assertThat(lines.getFirst().get("caller").getAsString()).isEqualTo("ada");
    assertThat(lines.getFirst().get("request_id").getAsString()).isEqualTo("r-1");
    assertThat(lines.getFirst().get("log_index").getAsLong()).isEqualTo(7);
    assertThat(lines.getLast().get("stack_trace").getAsString()).contains("two\nlines");
  }

  @Test
  void singleLoggersHaveLevelsOfTheirOwn() {
    keep(Format.TEXT, Level.ERROR, new LoggerLevel("dev.holdfast.test", Level.DEBUG));

    log.debug("Fine");
    LoggerFactory.getLogger("dev.holdfast.other").warn("Coarse");

    assertThat(written()).contains("Fine").doesNotContain("Coarse");
  }

  @Test
  void tokensAreNotLoggedEvenWhenEverythingElseIs() throws Exception {
    keep(
        Format.TEXT,
        Level.TRACE,
        new LoggerLevel("io.grpc", Level.TRACE),
        new LoggerLevel("io.grpc.netty.shaded.io.grpc.netty.NettyServerHandler", Level.TRACE));

    call("authorization", "Bearer s3cr3t-t0ken");

    assertThat(written()).contains("DEBUG").doesNotContain("s3cr3t").doesNotContain("HEADERS");
  }

  private static void call(String key, String value) throws IOException, InterruptedException {
    Server server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new HealthStatusManager().getHealthService())
            .build()
            .start();
    Metadata metadata = new Metadata();
    metadata.put(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER), value);
    ManagedChannel channel =
        Grpc.newChannelBuilder("127.0.0.1:" + server.getPort(), InsecureChannelCredentials.create())
            .intercept(MetadataUtils.newAttachHeadersInterceptor(metadata))
            .build();
    try {
      var response =
          HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
      assertThat(response.getStatusValue()).isPositive();
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
      server.awaitTermination();
    }
  }
}
