package dev.holdfast.chaos.simulation.actor;

import dev.holdfast.chaos.simulation.cluster.Cluster;
import dev.holdfast.chaos.simulation.engine.Story;
import dev.holdfast.chaos.simulation.engine.Tally;
import dev.holdfast.chaos.simulation.engine.Timeline;
import dev.holdfast.chaos.simulation.judge.Witness;

/// What all processes of one simulation share.
///
/// @param habits what they are like in this run
public record Environment(
    Timeline timeline, Cluster cluster, Witness witness, Tally tally, Story story, Habits habits) {}
