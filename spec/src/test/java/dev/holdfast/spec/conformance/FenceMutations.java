package dev.holdfast.spec.conformance;

import static dev.holdfast.spec.conformance.Mutation.edit;

import java.util.List;

/// Without the fence, or with one that has a hole.
final class FenceMutations {

  static final Mutation NO_FENCE =
      Mutation.of(
          "no fence",
          "EnactPlan",
          edit(
              "protocol/LiveWriter.java",
              "if (generation <= zone.generationAt(owner)) {",
              "if (generation == zone.generationAt(owner)) {"),
          edit(
              "endpoint/Endpoint.java",
              "if (next.generation() <= live.generation()) {",
              "if (next.generation() < 0) {"),
          edit(
              "zone/Zone.java",
              "if (before == null && next.generation() <= floor) {",
              "if (before == null && next.generation() < 0) {"));

  private FenceMutations() {}

  static List<Mutation> all() {
    return List.of(
        NO_FENCE,
        Mutation.of(
            "no fence but the one in the write",
            "EnactPlan",
            edit(
                "protocol/LiveWriter.java",
                "if (generation <= zone.generationAt(owner)) {",
                "if (generation == zone.generationAt(owner)) {")),
        Mutation.of(
            "the live generation accepted again",
            "EnactPlan",
            edit(
                "protocol/LiveWriter.java",
                "if (generation <= zone.generationAt(owner)) {",
                "if (generation < zone.generationAt(owner)) {"),
            edit(
                "endpoint/Endpoint.java",
                "if (next.generation() <= live.generation()) {",
                "if (next.generation() < live.generation()) {")),
        Mutation.of(
            "a retired endpoint forgotten, and its generation with it",
            "DeleteRecordSets",
            edit(
                "zone/Zone.java",
                "endpoints.plus(owner, after), answering + more);",
                "after.isRetired() ? endpoints.minus(owner) : endpoints.plus(owner, after),"
                    + " answering + more);"),
            edit(
                "protocol/LiveWriter.java",
                "new Event.EndpointChanged(apex, owner, zone.endpoint(owner).orElseThrow())",
                "new Event.EndpointChanged(apex, owner,"
                    + " zone.endpoint(owner).orElse(zone.endpoint(apex).orElseThrow()))")),
        Mutation.of(
            "a put under the generation drawn last",
            "PutRecordSets",
            edit(
                "protocol/DirectWrites.java",
                "State drawn = state.drawingGeneration();",
                "State drawn = state;")),
        Mutation.of(
            "a roll-back under the generation drawn last",
            "RollBack",
            edit(
                "protocol/RollingBack.java",
                "State drawn = state.drawingGeneration();",
                "State drawn = state;")));
  }
}
