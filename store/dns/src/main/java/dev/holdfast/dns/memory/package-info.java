/// How full the heap is, for whoever is about to fill it with what others send. It stands in this
/// module because files and nodes both need it, and knows no DNS.
///
/// Invariant: nothing here collects garbage or waits.
package dev.holdfast.dns.memory;
