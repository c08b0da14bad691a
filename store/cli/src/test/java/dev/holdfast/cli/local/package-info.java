/// What `up` and `down` do to folders, ports and processes, tried without starting a node.
package dev.holdfast.cli.local;
