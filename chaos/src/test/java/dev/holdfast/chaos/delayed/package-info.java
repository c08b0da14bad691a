/// Enactors that come late, in depth: held at every step of their pass, and let go after everything
/// that may have happened meanwhile.
package dev.holdfast.chaos.delayed;
