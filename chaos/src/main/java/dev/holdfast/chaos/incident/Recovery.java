package dev.holdfast.chaos.incident;

/// What came of newer plans that were proposed when all was over, at the regional endpoint.
///
/// @param plans proposed
/// @param attempts of all enactors to write them there
/// @param rejected of those attempts, by the store
/// @param installed of those attempts
/// @param enactorsRejected how many of the enactors were rejected at all
record Recovery(long plans, long attempts, long rejected, long installed, long enactorsRejected) {

  /// Whether there is no way back: every enactor tried and was rejected, and none got through. The
  /// attempts left over found another enactor's lock in the way.
  boolean isImpossible() {
    return installed == 0 && enactorsRejected == Actor.values().length;
  }
}
