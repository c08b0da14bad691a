/// The `holdfast` command.
///
/// [dev.holdfast.cli.Main] starts it, [dev.holdfast.cli.Holdfast] names its subcommands, and
/// [dev.holdfast.cli.CommandLines] gives all of them the same manners: help with examples,
/// sentences for what went wrong, four exit codes. The subcommands live in packages by what they
/// are about.
///
/// Invariant: commands decide nothing. Whatever they do, a program can do through the API, and is
/// held to the same rules.
package dev.holdfast.cli;
