package dev.holdfast.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.holdfast.server.config.LogConfig;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sets up the log: one line an event, to standard error. Done in code and not in XML, whose parser
/// would take a good part of a short command's time.
public final class Logging extends ContextAwareBase implements Configurator {

  private static volatile LogConfig chosen = LogConfig.DEFAULT;
  private static volatile boolean debugging;

  /// Sets how the log is kept; before the first logger is asked for.
  public static void choose(LogConfig config) {
    chosen = config;
  }

  /// Lets everything be logged at DEBUG at least, whatever is chosen before or after.
  public static void debug() {
    debugging = true;
  }

  /// Sets how the log is kept from now on.
  public static void apply(LogConfig config) {
    choose(config);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    setUp(context);
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    setUp(context);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static void setUp(LoggerContext context) {
    LogConfig config = chosen;
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(
        switch (config.format()) {
          case TEXT -> LineFormats.text(context);
          case JSON -> LineFormats.json(context);
        });
    console.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(rootLevel(config));
    root.addAppender(console);
    quieten(context);
    config.levels().forEach(one -> context.getLogger(one.logger()).setLevel(level(one.level())));
    context.addTurboFilter(new WireIsPrivate());
  }

  private static Level rootLevel(LogConfig config) {
    Level level = level(config.level());
    return debugging && level.isGreaterOrEqual(Level.DEBUG) ? Level.DEBUG : level;
  }

  private static Level level(LogConfig.Level level) {
    return Level.toLevel(level.name());
  }

  /// Libraries say what matters, and no more even when this program says all; those that use Java's
  /// own log say it here too.
  private static void quieten(LoggerContext context) {
    context.getLogger("org.apache.ratis").setLevel(Level.WARN);
    context.getLogger("io.grpc").setLevel(Level.INFO);
    context.getLogger("io.netty").setLevel(Level.INFO);
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
  }
}
