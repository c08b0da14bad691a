/// Zones: an apex, its SOA, its serial, and the endpoints it holds in canonical order.
///
/// A [dev.holdfast.zone.Zone] is one immutable, structurally shared version: whoever holds one (a
/// DNS answer, a transfer, a snapshot) sees a single moment, however many writes follow.
///
/// Invariants: every endpoint lies within its zone's apex; the serial moves forward once per
/// accepted change of the zone and is never 0; at no name does the live generation fall, not even
/// when the zone is deleted and made again (see [dev.holdfast.zone.Zone#floor]).
package dev.holdfast.zone;
