package dev.holdfast.protocol;

import dev.holdfast.access.Grant;
import dev.holdfast.access.Principal;
import dev.holdfast.access.Token;
import dev.holdfast.guard.GuardSettings;
import dev.holdfast.guard.MaxEndpointsChanged;
import dev.holdfast.record.Digest;
import dev.holdfast.record.DomainName;
import dev.holdfast.record.RecordSet;
import dev.holdfast.record.RecordSets;
import dev.holdfast.record.RecordType;
import dev.holdfast.zone.Serial;
import dev.holdfast.zone.Soa;
import dev.holdfast.zone.ZoneSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that can be asked of the store, in the order of the actions of `spec/tla/Store.tla`
/// and `spec/tla/Access.tla`.
///
/// A command says what is wanted; who wants it and why stand in the [Request] around it. Lists keep
/// the order the caller gave, so that outcomes can be read beside them.
public sealed interface Command {

  /// Draws a generation, before the planner looks at the world: a slow planner is old by its own
  /// number.
  record OpenPlan() implements Command {}

  /// Adds a chunk to an open plan. A chunk below the plan's next index was staged before and
  /// changes nothing; one above it is refused.
  ///
  /// @param chunk index of the chunk, from 0
  /// @param endpoints each named once in the whole plan
  record StageRecordSets(long generation, int chunk, List<Desired> endpoints) implements Command {}

  /// Makes an open plan immutable, if its contents are those the planner believes it staged.
  ///
  /// @param digest of what was staged, as the last staging told it
  /// @param endpoints how many endpoints the planner means the plan to have, by its own count
  /// @param recordSets how many record sets, by its own count
  record SealPlan(long generation, Digest digest, long endpoints, long recordSets)
      implements Command {}

  /// Makes a sealed plan's contents live.
  ///
  /// @param overrides ids of the overrides this change uses
  /// @param reviewed digest of what a person looked at before, see [Review]; the change is refused
  ///   if plan or live state is not what it was then
  record EnactPlan(
      long generation, Scope scope, Mode mode, List<Long> overrides, Optional<Digest> reviewed)
      implements Command {

    /// Enacts what nobody reviewed.
    public EnactPlan(long generation, Scope scope, Mode mode, List<Long> overrides) {
      this(generation, scope, mode, overrides, Optional.empty());
    }
  }

  /// Makes contents from the endpoints' histories live again, as a new generation. Whole or not at
  /// all; needs neither a plan nor an enactor.
  ///
  /// @param freeze whether to freeze what it touches, so that the next plan does not undo it unseen
  record RollBack(
      Selection selection, Destination destination, List<Long> overrides, boolean freeze)
      implements Command {}

  /// Opens, seals and enacts in one step: replaces the given record sets and leaves the endpoints'
  /// others as they are.
  record PutRecordSets(List<Put> puts, List<Expectation> expectations, List<Long> overrides)
      implements Command {}

  /// As [PutRecordSets], but takes record sets away.
  record DeleteRecordSets(
      List<Deletion> deletions, List<Expectation> expectations, List<Long> overrides)
      implements Command {}

  /// Compares, and carries out one of two branches as all of it holds or not: one step, one
  /// revision, judged as a whole.
  record Transact(List<Comparison> comparisons, Branch then, Branch otherwise, List<Long> overrides)
      implements Command {}

  /// Deletes sealed plans that nothing needs any more, and open plans nobody finished.
  ///
  /// @param keepNewest how many of the newest sealed plans to keep whatever their use, at least 1
  /// @param openOlderThan open plans are deleted when opened at least this long ago
  record CleanUp(int keepNewest, Duration openOlderThan) implements Command {
    public CleanUp {
      if (keepNewest < 1) {
        throw new IllegalArgumentException("clean-up keeps at least 1 sealed plan");
      }
      Limits.checkDuration("the age of open plans to clean up", openOlderThan);
    }
  }

  /// Tells that an enactor is about to push a plan to an outside target, and keeps the plan from
  /// clean-up for a while.
  ///
  /// @param target the name of the target
  /// @param validFor how long, 1 second to [Limits#LONGEST_CLAIM]; claiming again renews it
  record ClaimEnactment(String target, long generation, Duration validFor) implements Command {
    public ClaimEnactment {
      TargetName.check(target);
      if (validFor.compareTo(Duration.ofSeconds(1)) < 0
          || validFor.compareTo(Limits.LONGEST_CLAIM) > 0) {
        throw new IllegalArgumentException(
            "a claim is valid for %s; it must be from 1 second to %d days"
                .formatted(validFor, Limits.LONGEST_CLAIM.toDays()));
      }
    }
  }

  /// Tells that an outside target holds a plan's contents at some endpoints.
  record ReportEnactment(String target, long generation, List<DomainName> endpoints)
      implements Command {
    public ReportEnactment {
      TargetName.check(target);
    }
  }

  /// Drops what is known of an outside target that is no more.
  record ForgetTarget(String target) implements Command {
    public ForgetTarget {
      TargetName.check(target);
    }
  }

  /// Holds what it names as it is, until it is unfrozen. What is named need not exist.
  record Freeze(Held held) implements Command {}

  record Unfreeze(Held held) implements Command {}

  /// Replaces the guards set at a zone or at one of its endpoints.
  ///
  /// @param endpoint absent to set those of the zone
  record SetGuards(DomainName zone, Optional<DomainName> endpoint, GuardSettings settings)
      implements Command {
    public SetGuards {
      if (endpoint.isPresent() && settings.maxEndpointsChangedPercent().isPresent()) {
        throw new IllegalArgumentException(
            "%s judges a zone's change as a whole; it cannot be set at an endpoint"
                .formatted(MaxEndpointsChanged.RULE));
      }
    }
  }

  /// Sets how many earlier contents the endpoints of a zone keep from their next changes on.
  record SetHistoryLimit(DomainName zone, int contents) implements Command {
    public SetHistoryLimit {
      if (contents < 0 || contents > ZoneSettings.MAX_HISTORY) {
        throw new IllegalArgumentException(
            "a history of %d contents is not in 0..%d"
                .formatted(contents, ZoneSettings.MAX_HISTORY));
      }
    }
  }

  /// Permits named guards to be broken at named endpoints.
  record GrantOverride(List<String> rules, List<DomainName> endpoints, Duration validFor, int uses)
      implements Command {
    public GrantOverride {
      if (rules.isEmpty() || endpoints.isEmpty() || uses < 1 || !validFor.isPositive()) {
        throw new IllegalArgumentException(
            "an override names its rules and endpoints, lasts a while, and has at least 1 use");
      }
      Limits.checkDuration("the validity of an override", validFor);
    }
  }

  record RevokeOverride(long override) implements Command {}

  /// Creates a zone that holds its apex only.
  ///
  /// @param serial the serial it starts with
  /// @param apex the apex's record sets; they include at least one NS
  record CreateZone(DomainName zone, Soa soa, Serial serial, RecordSets apex) implements Command {}

  /// Makes a whole sealed plan live in one zone, which is created where it does not exist.
  ///
  /// @param serial the zone's serial in its file: a new zone starts with it, an existing one takes
  ///   it if it is ahead
  record ImportZone(DomainName zone, Soa soa, Serial serial, long generation, List<Long> overrides)
      implements Command {}

  /// Deletes a zone and all it holds. A zone that holds more than its apex is protected like an
  /// endpoint that answers: see [Rule#ZONE_NOT_EMPTY].
  record DeleteZone(DomainName zone, List<Long> overrides) implements Command {}

  /// From here on nobody may do anything but by a role. Refused unless the caller has the role that
  /// can take it back.
  record EnableAccess() implements Command {}

  /// From here on everybody may do everything again. Roles and tokens stay.
  record DisableAccess() implements Command {}

  record GrantRole(Grant grant) implements Command {}

  /// Takes exactly this role over exactly this scope away.
  record RevokeRole(Grant grant) implements Command {}

  /// Makes a bearer token known.
  ///
  /// @param token its id
  /// @param hash of its secret, which the store never sees
  /// @param validFor absent where it does not end by itself
  record AddToken(String token, Principal principal, Digest hash, Optional<Duration> validFor)
      implements Command {
    public AddToken {
      Token.checkId(token);
      if (validFor.filter(time -> !time.isPositive()).isPresent()) {
        throw new IllegalArgumentException("a token is valid for a while, or without end");
      }
      validFor.ifPresent(time -> Limits.checkDuration("the validity of a token", time));
    }
  }

  record RevokeToken(String token) implements Command {
    public RevokeToken {
      Token.checkId(token);
    }
  }

  /// The whole contents an endpoint is to have; none at all retires it.
  record Desired(DomainName owner, RecordSets contents) {}

  record Put(DomainName owner, RecordSet recordSet) {}

  /// @param type the record set to delete; all of the owner's where absent
  record Deletion(DomainName owner, Optional<RecordType> type) {}

  /// What a transaction changes: the deletions first, then the puts, so that both at one owner
  /// replace all it holds.
  record Branch(List<Put> puts, List<Deletion> deletions) {

    /// The owners it names, with repetitions.
    Stream<DomainName> owners() {
      return Stream.concat(deletions.stream().map(Deletion::owner), puts.stream().map(Put::owner));
    }
  }

  /// Something a transaction asks about the endpoint at `owner`.
  ///
  /// @param type the record set that [Condition.Exists] and [Condition.Contents] are about; all of
  ///   the owner's where absent
  record Comparison(DomainName owner, Optional<RecordType> type, Condition condition) {}

  /// What a comparison asks. Revision and generation are those of the endpoint, and never hold
  /// where it holds nothing.
  sealed interface Condition {
    /// Whether there is something, or is not.
    record Exists(boolean whether) implements Condition {}

    /// It became what it is at this revision.
    record AtRevision(long revision) implements Condition {}

    /// Its live generation is this one.
    record AtGeneration(long generation) implements Condition {}

    /// It has this digest: that of a plan with these contents of this endpoint and nothing else,
    /// see [dev.holdfast.plan.PlanDigest].
    record Contents(Digest digest) implements Condition {}
  }

  /// What must be true of `owner` for the command to be accepted.
  record Expectation(DomainName owner, Precondition precondition) {}

  /// A condition on an endpoint as it is when the command is applied.
  sealed interface Precondition {
    /// It holds no record set.
    record Absent() implements Precondition {}

    /// It holds some record set.
    record Present() implements Precondition {}

    /// Its live generation is this one.
    record AtGeneration(long generation) implements Precondition {}
  }

  /// Which of a plan's endpoints to enact.
  sealed interface Scope {
    record All() implements Scope {}

    record Named(List<DomainName> endpoints) implements Scope {}
  }

  /// Whether endpoints stand or fall together.
  enum Mode {
    /// All endpoints change in this step, or none.
    ATOMIC,
    /// Each endpoint has its own verdict.
    INDEPENDENT
  }

  /// What a freeze holds.
  sealed interface Held {
    record WholeStore() implements Held {}

    record WholeZone(DomainName zone) implements Held {}

    record Endpoints(List<DomainName> endpoints) implements Held {
      public Endpoints {
        endpoints = endpoints.stream().distinct().toList();
        if (endpoints.isEmpty()) {
          throw new IllegalArgumentException("a freeze names at least 1 endpoint");
        }
      }
    }
  }

  /// Which endpoints to roll back.
  sealed interface Selection {
    record Endpoints(List<DomainName> endpoints) implements Selection {}

    /// Every endpoint at which this plan is live.
    record LiveFrom(long generation) implements Selection {}
  }

  /// What to roll back to.
  sealed interface Destination {
    /// What was live before.
    record Previous() implements Destination {}

    /// What was live as this generation.
    record Generation(long generation) implements Destination {}
  }
}
