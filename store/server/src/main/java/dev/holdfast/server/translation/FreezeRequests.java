package dev.holdfast.server.translation;

import dev.holdfast.protocol.Command;
import dev.holdfast.v1.FreezeRequest;
import dev.holdfast.v1.UnfreezeRequest;
import java.util.List;

/// Requests of the freeze service as commands.
public final class FreezeRequests {

  private FreezeRequests() {}

  public static Command.Freeze freeze(FreezeRequest request) {
    if (request.getHeader().getReason().isBlank()) {
      throw Field.of("header.reason").invalid("is missing; whoever meets a freeze is told why");
    }
    return new Command.Freeze(
        held(request.getStore(), request.getZone(), request.getEndpointsList()));
  }

  public static Command.Unfreeze unfreeze(UnfreezeRequest request) {
    return new Command.Unfreeze(
        held(request.getStore(), request.getZone(), request.getEndpointsList()));
  }

  private static Command.Held held(boolean store, String zone, List<String> endpoints) {
    Field field = Field.of("endpoints");
    int given = (store ? 1 : 0) + (zone.isEmpty() ? 0 : 1) + (endpoints.isEmpty() ? 0 : 1);
    if (given != 1) {
      throw field.invalid(
          given == 0
              ? "is empty, and so are store and zone; give one of them"
              : "is one of %d subjects given; give one of store, zone and endpoints"
                  .formatted(given));
    }
    if (store) {
      return new Command.Held.WholeStore();
    }
    return endpoints.isEmpty()
        ? new Command.Held.WholeZone(Names.read(Field.of("zone"), zone))
        : new Command.Held.Endpoints(Names.readDistinct(field, endpoints, 1));
  }
}
