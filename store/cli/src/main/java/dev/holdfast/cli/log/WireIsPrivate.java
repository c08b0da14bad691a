package dev.holdfast.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.Marker;

/// Keeps gRPC's log of every frame out, whatever levels are set: frames hold metadata, and that
/// holds the tokens of callers.
final class WireIsPrivate extends TurboFilter {

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] arguments, Throwable t) {
    boolean wire =
        logger.getName().endsWith(".NettyServerHandler")
            || logger.getName().endsWith(".NettyClientHandler");
    return wire && !level.isGreaterOrEqual(Level.INFO) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
