/// Which nodes a command calls when it is not told, and what it says about where it got them from.
package dev.holdfast.cli.connect;
