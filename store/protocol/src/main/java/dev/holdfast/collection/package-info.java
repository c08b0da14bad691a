/// The one collection the store needs and found nowhere: a sorted map of which every version stays
/// as it was, flat enough that finding one name among a million touches little memory.
///
/// It lies below everything else in the state machine and knows none of it. Invariants: a version
/// never changes once made; iteration is in the order of the keys; a change costs the nodes on one
/// path from the root, whatever the size.
package dev.holdfast.collection;
