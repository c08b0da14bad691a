/// Commands that run as processes until they are told to stop: nodes, planners, enactors.
package dev.holdfast.cli.agent;
