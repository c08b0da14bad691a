/// Commands on plans: making them of plan files, comparing them with what is live, enacting them,
/// and going back.
///
/// Plan files are read by [dev.holdfast.agents.planfile], as the planner reads them, so that a file
/// means the same to both.
package dev.holdfast.cli.plan;
