package dev.holdfast.agents.planner;

/// The store will not take the plan as it is, however often it is proposed. The message says why.
public final class ProposalRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProposalRefusedException(String message) {
    super(message);
  }
}
