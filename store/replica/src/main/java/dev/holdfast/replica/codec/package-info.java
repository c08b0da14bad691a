/// The stored forms: how requests lie in the log, and how states and replies lie in snapshots.
///
/// Messages are Protobuf, described in `src/main/protobuf/holdfast/replica`; the classes here map
/// them to the protocol's values and back, one file a concern. They know nothing of Raft or of
/// files.
///
/// Invariants: what is written can be read back equal, for every value the protocol can make; equal
/// states have equal octets; octets that are not a value give a
/// [dev.holdfast.replica.codec.CodecException] and nothing else, whatever they are.
package dev.holdfast.replica.codec;
