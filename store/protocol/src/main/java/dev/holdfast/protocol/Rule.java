package dev.holdfast.protocol;

import java.util.Set;

/// Names of the rules that are not guards. They are part of the API: never renamed.
public final class Rule {

  /// The fence: a change must be newer than what is live.
  public static final String STALE_GENERATION = "stale-generation";

  public static final String PLAN_NOT_FOUND = "plan-not-found";
  public static final String PLAN_NOT_OPEN = "plan-not-open";
  public static final String PLAN_NOT_SEALED = "plan-not-sealed";
  public static final String PLAN_CLEANED = "plan-cleaned";
  public static final String CHUNK_GAP = "chunk-gap";
  public static final String ENDPOINT_TWICE = "endpoint-twice";
  public static final String PLAN_EMPTY = "plan-empty";
  public static final String PLAN_SIZE = "plan-size";
  public static final String TOO_MANY_OPEN_PLANS = "too-many-open-plans";
  public static final String TOO_MANY_PLANS = "too-many-plans";
  public static final String STAGED_OCTETS_OF_CALLER = "staged-octets-of-caller";
  public static final String STAGED_OCTETS = "staged-octets";

  /// Plan or live state is not what was reviewed.
  public static final String NOT_AS_REVIEWED = "not-as-reviewed";

  /// A freeze holds it.
  public static final String FROZEN = "frozen";

  public static final String ALREADY_FROZEN = "already-frozen";
  public static final String NOT_FROZEN = "not-frozen";
  public static final String TOO_MANY_FREEZES = "too-many-freezes";
  public static final String TOO_MANY_GUARD_SETTINGS = "too-many-guard-settings";
  public static final String UNKNOWN_GUARD = "unknown-guard";

  /// A report must be newer than what the target was reported to hold.
  public static final String STALE_REPORT = "stale-report";

  public static final String NO_SUCH_TARGET = "no-such-target";
  public static final String TOO_MANY_TARGETS = "too-many-targets";
  public static final String TOO_MANY_CLAIMS = "too-many-claims";
  public static final String TOO_MANY_REPORTS = "too-many-reports";
  public static final String DIGEST_MISMATCH = "digest-mismatch";
  public static final String COUNT_MISMATCH = "count-mismatch";
  public static final String NOT_IN_PLAN = "not-in-plan";
  public static final String NOT_IN_HISTORY = "not-in-history";
  public static final String NOT_LIVE = "not-live";
  public static final String NO_SUCH_ZONE = "no-such-zone";
  public static final String ZONE_EXISTS = "zone-exists";
  public static final String ZONE_OVERLAP = "zone-overlap";
  public static final String ZONE_NEEDS_NAME_SERVER = "zone-needs-name-server";

  /// May be lifted by an override that names it and the zone's apex.
  public static final String ZONE_NOT_EMPTY = "zone-not-empty";

  public static final String OUTSIDE_ZONE = "outside-zone";
  public static final String BAD_RECORD_SET = "bad-record-set";
  public static final String PRECONDITION = "precondition";
  public static final String OVERRIDE_UNKNOWN = "override-unknown";
  public static final String OVERRIDE_USED_UP = "override-used-up";
  public static final String OVERRIDE_EXPIRED = "override-expired";
  public static final String REQUEST_ID_REUSED = "request-id-reused";

  /// The caller has no role that may do this there.
  public static final String NOT_PERMITTED = "not-permitted";

  /// Whoever enables access must be able to disable it.
  public static final String ENABLER_NOT_ADMIN = "enabler-not-admin";

  /// While access is enabled somebody is admin of the whole store.
  public static final String LAST_ADMIN = "last-admin";

  public static final String ROLE_NOT_GRANTED = "role-not-granted";
  public static final String TOKEN_EXISTS = "token-exists";
  public static final String NO_SUCH_TOKEN = "no-such-token";
  public static final String TOO_MANY_GRANTS = "too-many-grants";
  public static final String TOO_MANY_TOKENS = "too-many-tokens";

  /// The rules that bound what the store holds for the time being: the same request may pass later,
  /// once plans were sealed or cleaned up.
  public static final Set<String> OF_PLENTY =
      Set.of(
          TOO_MANY_OPEN_PLANS,
          TOO_MANY_PLANS,
          STAGED_OCTETS_OF_CALLER,
          STAGED_OCTETS,
          TOO_MANY_FREEZES,
          TOO_MANY_GUARD_SETTINGS,
          TOO_MANY_TARGETS,
          TOO_MANY_CLAIMS,
          TOO_MANY_REPORTS,
          TOO_MANY_GRANTS,
          TOO_MANY_TOKENS);

  private Rule() {}
}
