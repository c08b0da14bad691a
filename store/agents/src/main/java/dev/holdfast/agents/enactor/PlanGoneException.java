package dev.holdfast.agents.enactor;

/// The plan's contents have been deleted by clean-up: newer plans have been enacted meanwhile, and
/// there is nothing left for this one to do.
public final class PlanGoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PlanGoneException(String message) {
    super(message);
  }
}
