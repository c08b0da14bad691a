/// The planner: proposes plans.
///
/// A [dev.holdfast.agents.planner.Planner] looks at a folder of plan files again and again. When
/// the files have changed, have come to rest and say something new, they become a plan: a
/// generation is drawn, and only then the files are read that the plan is made from.
///
/// Invariant: what cannot be understood whole is not proposed at all. A bad file, an empty folder
/// or a missing one leaves the last good plan in force, and says so.
package dev.holdfast.agents.planner;
