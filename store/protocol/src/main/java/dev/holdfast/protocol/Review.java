package dev.holdfast.protocol;

import dev.holdfast.plan.Plan;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.zone.Zone;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Optional;

/// The digest of what a person looks at before enacting a plan: the plan, and what is live at each
/// of the endpoints it would change. It differs as soon as any of it does.
///
/// SHA-256 over the plan's generation (8 octets) and digest, then for each endpoint in the order of
/// the scope its name in wire form and the generation live there (8 octets; 0 where nothing was
/// ever live). A live generation tells the live contents, because it has no others at that
/// endpoint.
public final class Review {

  private Review() {}

  public static Digest digest(State state, Plan.Sealed plan, Command.Scope scope) {
    MessageDigest sha = Digest.sha256();
    sha.update(number(plan.generation()));
    sha.update(plan.digest().toBytes());
    for (DomainName owner : endpoints(plan, scope)) {
      sha.update(owner.toWire());
      sha.update(number(liveGeneration(state, owner)));
    }
    return Digest.of(sha.digest());
  }

  private static Collection<DomainName> endpoints(Plan.Sealed plan, Command.Scope scope) {
    return switch (scope) {
      case Command.Scope.All() -> plan.contents().endpoints().keySet();
      case Command.Scope.Named(var endpoints) -> endpoints;
    };
  }

  private static long liveGeneration(State state, DomainName owner) {
    Optional<Zone> zone = state.zones().enclosing(owner);
    return zone.flatMap(found -> found.endpoint(owner))
        .map(endpoint -> endpoint.live().generation())
        .orElse(0L);
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
