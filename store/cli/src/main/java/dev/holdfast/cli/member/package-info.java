/// The commands on who belongs to a cluster and who leads it: `holdfast cluster`.
///
/// Each names the configuration it saw, so that two operators cannot undo each other's changes
/// unseen; and each may be given again, because what is done already is not done twice.
package dev.holdfast.cli.member;
