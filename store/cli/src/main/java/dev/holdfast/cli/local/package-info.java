/// `up` and `down`: a whole cluster on this machine, as processes of its own.
///
/// [dev.holdfast.cli.local.Up] prepares a data folder, starts the processes through
/// [dev.holdfast.cli.local.Jvm], waits for them and says where everything is;
/// [dev.holdfast.cli.local.Ending] ends them in order, for `down` and for Ctrl-C alike. What runs
/// is written down in [dev.holdfast.cli.running.StateFile] as soon as it runs.
///
/// Invariant: nothing is ended, deleted or overwritten here that `up` has not made itself.
package dev.holdfast.cli.local;
