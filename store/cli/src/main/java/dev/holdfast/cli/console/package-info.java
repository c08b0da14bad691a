/// What commands have in common towards the person at the terminal: tables and JSON, sentences for
/// what went wrong, exit codes, and how times are written.
///
/// Invariant: whatever happens, a command ends with one of the four exit codes of
/// [dev.holdfast.cli.console.ExitCode], and says in whole sentences why it was not the first.
package dev.holdfast.cli.console;
