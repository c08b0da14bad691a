/// Tests of the log: that its lines have the form asked for, and that no secret of a caller gets
/// into one, whatever the level.
package dev.holdfast.cli.log;
