/// A cluster that `holdfast up` has started: its data folder, and the file in it that says which
/// processes run.
///
/// Invariant: a process counts as ours only if its id and the moment it was started are those that
/// were written down. An id alone may long belong to someone else.
package dev.holdfast.cli.running;
