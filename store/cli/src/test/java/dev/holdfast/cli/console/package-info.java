/// How the command speaks: tables and times, tried for themselves where no cluster is needed for
/// it.
package dev.holdfast.cli.console;
