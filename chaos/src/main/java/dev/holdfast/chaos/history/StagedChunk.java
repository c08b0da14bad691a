package dev.holdfast.chaos.history;

import java.util.List;

/// Contents that were sent for an open plan; whether they arrived is another matter.
///
/// @param endpoints with the plan's generation, and no revision yet
public record StagedChunk(String session, long generation, int chunk, List<Endpoint> endpoints)
    implements Entry {}
