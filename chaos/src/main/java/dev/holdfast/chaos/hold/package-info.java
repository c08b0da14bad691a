/// Holding a program at a step of its way, and letting it go when the world has changed.
package dev.holdfast.chaos.hold;
