package dev.holdfast.replica.membership;

/// Says that a rule stands against a change of the members. Nothing was changed.
public final class MembershipRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String rule;
  private final String subject;
  private final String limit;
  private final String figure;

  /// @param subject the member, or the cluster
  /// @param limit what the rule allows, with its unit
  /// @param figure what it came to, with its unit
  public MembershipRefusedException(
      String rule, String subject, String limit, String figure, String message) {
    super(message);
    this.rule = rule;
    this.subject = subject;
    this.limit = limit;
    this.figure = figure;
  }

  public String rule() {
    return rule;
  }

  public String subject() {
    return subject;
  }

  public String limit() {
    return limit;
  }

  public String figure() {
    return figure;
  }
}
