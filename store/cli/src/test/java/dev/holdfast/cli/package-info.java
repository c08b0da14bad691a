/// The command as people use it: its command lines, run in this JVM against real nodes, and what
/// they print.
package dev.holdfast.cli;
