/// What planners and enactors do when the store cannot be reached: wait a little longer each time,
/// and stop when told to.
package dev.holdfast.agents.retry;
