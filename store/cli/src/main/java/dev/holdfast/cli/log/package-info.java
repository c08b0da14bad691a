/// The log of a process: text for people or JSON for programs, to standard error.
///
/// Lines that concern a call carry its `request_id`, `caller` and `method`, those of a change its
/// `log_index` and `revision` too. Invariant: what goes over the wire is not logged at any level,
/// for metadata holds tokens.
package dev.holdfast.cli.log;
