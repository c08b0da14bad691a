/// Plans: immutable desired contents for some endpoints, known for ever by their generation.
///
/// A plan's life is told by its types: [dev.holdfast.plan.Plan.Open] is being written,
/// [dev.holdfast.plan.Plan.Sealed] is complete and immutable, and of
/// [dev.holdfast.plan.Plan.Cleaned] only the number and the digest are left. It never goes back
/// along that line.
package dev.holdfast.plan;
