/// The machinery of the night of 19 October 2025, on a small stand-in: a change protocol that goes
/// wrong by its own logic. No part of the product.
///
/// [dev.holdfast.chaos.legacy.LegacyDns] keeps records and takes batches of changes, all or nothing
/// per zone, as hosted DNS services do; a [dev.holdfast.chaos.legacy.LegacyResponder] answers from
/// it over UDP. [dev.holdfast.chaos.legacy.LegacyEnactor]s apply the plans of a
/// [dev.holdfast.chaos.legacy.PlanShelf]: one check that the plan is new, at the start; then
/// endpoint after endpoint, each under the lock of its zone; then the clean-up of plans many
/// generations older, with their records.
///
/// Nothing in here is made to fail. The lock says who and until when, not which plan; the check is
/// made once and ages; the clean-up looks at ages and not at what is live; and an install must
/// point a rollback record at the plan active before. An enactor that is late at the wrong moment
/// is all it takes. With [dev.holdfast.chaos.legacy.LegacyRules#fenced] the lock record also
/// carries the plan, and is compared in the write: the one difference, which makes the same night
/// harmless.
package dev.holdfast.chaos.legacy;
