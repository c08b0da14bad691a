/// The `holdfast` command: one class for each subcommand, all of them thin callers of the modules
/// below.
package dev.holdfast.cli;
