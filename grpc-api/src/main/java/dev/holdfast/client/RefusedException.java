package dev.holdfast.client;

import dev.holdfast.contract.Failure;
import dev.holdfast.v1.Refusal;
import dev.holdfast.v1.ResponseHeader;
import java.util.List;
import java.util.Optional;

/// One or more rules of the store stand against the request. Nothing was changed, and repeating it
/// unchanged will not help.
public final class RefusedException extends HoldfastException {

  private static final long serialVersionUID = 1L;

  private final transient Failure.Refused refused;

  RefusedException(Failure.Refused refused) {
    super(refused.message());
    this.refused = refused;
  }

  /// The refusals, at least one; there can be more than travelled with the answer, see
  /// [#totalCount].
  public List<Refusal> refusals() {
    return refused.refusals();
  }

  public int totalCount() {
    return refused.totalCount();
  }

  /// The revision and log position at which it was decided, where the log was asked.
  public Optional<ResponseHeader> header() {
    return refused.header();
  }

  /// Whether the rule of this name is among the refusals.
  public boolean names(String rule) {
    return refusals().stream().anyMatch(refusal -> refusal.getRule().equals(rule));
  }
}
