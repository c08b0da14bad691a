/// The command on the audit log: what was asked of the store, by whom, and what became of it, as
/// lines for people or as JSON lines that a collector keeps.
package dev.holdfast.cli.audit;
