package dev.holdfast.chaos.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/// Simulated enactors meet more refusals in a minute than real ones in a year. Nobody reads what
/// they log.
final class QuietAgents implements BeforeAllCallback, AfterAllCallback {

  private static final Logger AGENTS = (Logger) LoggerFactory.getLogger("dev.holdfast.agents");

  @Override
  public void beforeAll(ExtensionContext context) {
    AGENTS.setLevel(Level.OFF);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    AGENTS.setLevel(null);
  }
}
