/// The one room where messages of the contract become values of the protocol, and back.
///
/// Requests come in through `...Requests`, which read every field before anything happens: what is
/// wrong is told with the field's path (`record_sets[3].values[0]`) and a sentence, and nothing has
/// changed. Values go out through `...Messages`; refusals through
/// [dev.holdfast.server.translation.Refusals], which add what to do.
///
/// Invariant: a command that leaves this room cannot break the machine, and whatever a response
/// says of a record set reads back as the same record set.
package dev.holdfast.server.translation;
