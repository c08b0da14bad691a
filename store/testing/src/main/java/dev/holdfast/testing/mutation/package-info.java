/// Sources of ours changed for the worse, compiled, and loaded beside the real classes: what a
/// check is tried on that must find the change.
package dev.holdfast.testing.mutation;
