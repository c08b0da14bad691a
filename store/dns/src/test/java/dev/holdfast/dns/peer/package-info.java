/// Holdfast's answers beside those of other authoritative servers, run from what is installed on
/// the machine.
package dev.holdfast.dns.peer;
