package dev.holdfast.chaos.history;

import java.util.List;

/// What a change asks for at single names, as far as it can be told from the request.
public sealed interface Wish {

  /// A record set in place of that of its type.
  ///
  /// @param set its TTL and values, as [Endpoint#sets] has them
  record Put(String name, String type, String set) implements Wish {}

  /// @param type empty where all of the name's record sets are to go
  record Delete(String name, String type) implements Wish {}

  /// The contents of a plan, which stand in [StagedChunk]s.
  ///
  /// @param names empty where all that the plan names are meant
  record Enact(long generation, List<String> names) implements Wish {}

  /// Something else, which the request does not say in full.
  record Other(String name) implements Wish {}

  /// That the endpoint's live generation is this one.
  record ExpectGeneration(String name, long generation) implements Wish {}

  /// That the endpoint holds something, or nothing.
  record ExpectPresent(String name, boolean present) implements Wish {}
}
