/// Networks of namespaces, for processes that are to be cut off from each other on one machine.
package dev.holdfast.testing.net;
