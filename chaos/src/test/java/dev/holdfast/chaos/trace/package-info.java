/// Traces of what the harness did to real nodes, put to the specification.
package dev.holdfast.chaos.trace;
