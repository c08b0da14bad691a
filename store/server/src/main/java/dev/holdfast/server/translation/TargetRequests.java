package dev.holdfast.server.translation;

import dev.holdfast.contract.Limits;
import dev.holdfast.protocol.Command;
import dev.holdfast.v1.ClaimEnactmentRequest;
import dev.holdfast.v1.ForgetTargetRequest;
import dev.holdfast.v1.ReportEnactmentRequest;
import java.util.function.Supplier;

/// Requests of the target service as commands.
public final class TargetRequests {

  private TargetRequests() {}

  public static Command.ClaimEnactment claim(ClaimEnactmentRequest request) {
    if (!request.hasValidFor()) {
      throw Field.of("valid_for").invalid("is missing; no claim is for ever");
    }
    long generation = Field.of("generation").generation(request.getGeneration());
    var validFor =
        Times.duration(
            Field.of("valid_for"),
            request.getValidFor(),
            Limits.CLAIM_LIFE_MIN,
            Limits.CLAIM_LIFE_MAX);
    return naming(() -> new Command.ClaimEnactment(request.getTarget(), generation, validFor));
  }

  public static Command.ReportEnactment report(ReportEnactmentRequest request) {
    long generation = Field.of("generation").generation(request.getGeneration());
    var endpoints = Names.readDistinct(Field.of("endpoints"), request.getEndpointsList(), 1);
    return naming(() -> new Command.ReportEnactment(request.getTarget(), generation, endpoints));
  }

  public static Command.ForgetTarget forget(ForgetTargetRequest request) {
    return naming(() -> new Command.ForgetTarget(request.getTarget()));
  }

  /// Makes a command of which nothing but the target's name can be wrong any more.
  private static <C extends Command> C naming(Supplier<C> command) {
    try {
      return command.get();
    } catch (IllegalArgumentException wrong) {
      throw Field.of("target").invalid(wrong.getMessage());
    }
  }
}
