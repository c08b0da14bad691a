package dev.holdfast.plan;

/// What all plans come to, so that bounds on them cost nothing to check.
///
/// @param octets of open and sealed plans together: see [PlanContents#octets]
public record PlanTotals(int open, int sealed, int cleaned, long octets) {

  static final PlanTotals NONE = new PlanTotals(0, 0, 0, 0);

  PlanTotals with(Plan plan) {
    return counted(plan, 1);
  }

  PlanTotals without(Plan plan) {
    return counted(plan, -1);
  }

  private PlanTotals counted(Plan plan, int more) {
    long changed = octets + more * plan.octets();
    return switch (plan) {
      case Plan.Open _ -> new PlanTotals(open + more, sealed, cleaned, changed);
      case Plan.Sealed _ -> new PlanTotals(open, sealed + more, cleaned, changed);
      case Plan.Cleaned _ -> new PlanTotals(open, sealed, cleaned + more, changed);
    };
  }
}
