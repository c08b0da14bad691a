/// What is written down of running processes, and whether it is told apart from others.
package dev.holdfast.cli.running;
