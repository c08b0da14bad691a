package dev.holdfast.guard;

import java.util.List;
import java.util.stream.Stream;

/// All guards there are.
public final class Guards {

  /// Those that judge the change of one endpoint, in the order in which refusals tell them.
  public static final List<Guard> OF_ENDPOINTS =
      List.of(
          new NeverEmpty(),
          new MinAddresses(),
          new MaxRemoval(),
          new Velocity(),
          new TtlInRange(),
          new Families(),
          new AllowedNetworks());

  /// A CNAME stands alone (RFC 2181, section 10.1). No override can lift it, because nothing could
  /// answer from contents that break it.
  public static final String CNAME_ALONE = "cname-alone";

  /// A zone that answers is not deleted. Lifted by an override that names the zone's apex.
  public static final String ZONE_NOT_EMPTY = "zone-not-empty";

  /// The names an override may lift, sorted.
  public static final List<String> LIFTABLE =
      Stream.concat(
              OF_ENDPOINTS.stream().map(Guard::rule),
              Stream.of(MaxEndpointsChanged.RULE, ZONE_NOT_EMPTY))
          .sorted()
          .toList();

  private Guards() {}
}
