------------------------------- MODULE Commands -------------------------------
(***************************************************************************)
(* Every command the machine takes, with every argument within bounds: the *)
(* alphabet in which spec and code are compared, edge by edge.             *)
(*                                                                         *)
(* It is Store's actions as they are, and beside them the other forms in   *)
(* which callers may send the same commands: about several endpoints at    *)
(* once, about a whole plan, with an override of the guard or without.     *)
(***************************************************************************)
EXTENDS Refusals

CONSTANTS
    Keeps,          \* the clean-up policies in use: how many of the newest plans to keep
    Targets,        \* the outside targets
    MaxOverrides    \* how many overrides a run may grant

(* A chunk of a plan says of each endpoint in it whether it is to have the *)
(* plan's addresses or none.                                               *)
Chunks(g) == UNION {[es -> {NoAddress, g}] : es \in SUBSET Endpoints}

Modes == {"atomic", "independent"}

Destinations == {Previous} \cup Generations

(* What may be frozen at once, and what an override may be about.          *)
Subjects == {{StoreItself}, {ZoneItself}} \cup (SUBSET Endpoints \ {{}})
Scopes   == {EndpointsAndZone} \cup {{e} : e \in Endpoints}

Overrides == 1..MaxOverrides

(* A report may also be about a name that no plan says anything of.        *)
Elsewhere  == "elsewhere"
Reportable == SUBSET (Endpoints \cup {Elsewhere})

-----------------------------------------------------------------------------
(* With an override the guards are lifted, and nothing else is.            *)
EnactPlanOverriding(g, es, mode) ==
    /\ EnactLifting(g, es, mode, Lifted(TRUE))
    /\ UNCHANGED overrides

EnactWholePlan(g, mode, override) ==
    /\ HasStatus(g, "sealed")
    /\ EnactLifting(g, Covers(g), mode, Lifted(override))
    /\ UNCHANGED overrides

(* Of a zone that exists, an import is a whole plan made live in it.  One  *)
(* that does not exist would need its apex in the plan, and here no plan   *)
(* names it.  It sets the zone's SOA too, which a frozen zone keeps.       *)
ImportZone(g, override) ==
    /\ zone.exists
    /\ ~ZoneIsFrozen
    /\ EnactWholePlan(g, "atomic", override)

(* Contents made live under a generation drawn for them, at all of es.     *)
MakeDrawnLive(es, ContentAt(_)) ==
    /\ CanDraw
    /\ es # {}
    /\ MakeLive(es, Drawn, ContentAt)
    /\ lastGeneration' = Drawn
    /\ UNCHANGED <<plans, zone, limitVars, leaveVars, outerVars>>

(* Back to `to`, a generation or Previous: all of es, or none.             *)
BackAll(es, to, lifted) ==
    /\ \A e \in es : WhyNotBack(e, to, lifted) = {}
    /\ MakeDrawnLive(es, LAMBDA e : Before(e, to))

RollBackAll(es, to, override) ==
    /\ BackAll(es, to, Lifted(override))
    /\ UNCHANGED frozen

RollBackAllAndFreeze(es, to) ==
    /\ BackAll(es, to, {})
    /\ frozen' = frozen \cup es

RollBackPlan(g, to, override) ==
    HasStatus(g, "sealed") /\ RollBackAll(LiveFrom(g), to, override)

RollBackPlanAndFreeze(g, to) ==
    HasStatus(g, "sealed") /\ RollBackAllAndFreeze(LiveFrom(g), to)

PutAll(es) ==
    /\ WhyNotPutAll(es) = {}
    /\ MakeDrawnLive(es, LAMBDA e : Drawn)
    /\ UNCHANGED frozen

(* Endpoints without an address have none to lose: they stay as they are.  *)
DeleteAll(es, override) ==
    /\ WhyNotDeleteAll(es, override) = {}
    /\ MakeDrawnLive({e \in es : Answer(e) # NoAddress}, LAMBDA e : NoAddress)
    /\ UNCHANGED frozen

(* Compares, and does one or the other: here a put at all of es where e is *)
(* still live as g, and else the deletion of all of es.  One step, judged  *)
(* as a whole.                                                             *)
Transact(e, g, es) ==
    IF HasLive(e, g) THEN PutAll(es) ELSE DeleteAll(es, FALSE)

DeleteEmptyZone == NothingAnswers /\ DeleteZone

(* The store grants as many overrides as it is asked for; a model does not.*)
GrantOverrideWithin(at, uses) ==
    /\ lastOverride < MaxOverrides
    /\ GrantOverride(at, uses)

WhyNotGrantOverrideWithin(at, uses) == {}

-----------------------------------------------------------------------------
StoreNext ==
    \/ OpenPlan
    \/ \E g \in Generations : \E chunk \in Chunks(g) : StageRecordSets(g, chunk)
    \/ \E g \in Generations : SealPlan(g)
    \/ \E g \in Generations, es \in SUBSET Endpoints, mode \in Modes : EnactPlan(g, es, mode)
    \/ \E e \in Endpoints, to \in Generations : RollBack(e, to)
    \/ \E e \in Endpoints : PutRecordSets(e)
    \/ \E e \in Endpoints : DeleteRecordSets(e)
    \/ \E keep \in Keeps, expired \in {0} \cup Generations : CleanUp(keep, expired)
    \/ CreateZone
    \/ DeleteZone

Next ==
    \/ StoreNext
    \/ \E g \in Generations, es \in SUBSET Endpoints, mode \in Modes :
          EnactPlanOverriding(g, es, mode)
    \/ \E g \in Generations, mode \in Modes, override \in BOOLEAN :
          EnactWholePlan(g, mode, override)
    \/ \E g \in Generations, override \in BOOLEAN : ImportZone(g, override)
    \/ \E es \in SUBSET Endpoints, to \in Destinations, override \in BOOLEAN :
          RollBackAll(es, to, override)
    \/ \E g \in Generations, to \in Destinations, override \in BOOLEAN :
          RollBackPlan(g, to, override)
    \/ \E es \in SUBSET Endpoints \ {{}} : PutAll(es)
    \/ \E es \in SUBSET Endpoints, override \in BOOLEAN : DeleteAll(es, override)
    \/ DeleteEmptyZone

-----------------------------------------------------------------------------
(* One concern each, so that the models stay small.                        *)

Claiming ==
    \/ \E t \in Targets, g \in Generations : ClaimEnactment(t, g)
    \/ \E t \in Targets, g \in Generations : ClaimExpires(t, g)
    \/ \E t \in Targets, g \in Generations, es \in Reportable : ReportEnactment(t, g, es)
    \/ \E t \in Targets : ForgetTarget(t)

Freezing ==
    \/ \E subjects \in Subjects : Freeze(subjects)
    \/ \E subjects \in Subjects : Unfreeze(subjects)
    \/ \E e \in Endpoints, to \in Generations : RollBackAndFreeze(e, to)
    \/ \E es \in SUBSET Endpoints, to \in Destinations : RollBackAllAndFreeze(es, to)
    \/ \E g \in Generations, to \in Destinations : RollBackPlanAndFreeze(g, to)

Guarding == \E s \in EndpointsAndZone, least \in 0..2 : SetGuards(s, least)

Limiting == \E limit \in 0..HistoryLength : SetHistoryLimit(limit)

Overriding ==
    \/ \E at \in Scopes, uses \in 1..2 : GrantOverrideWithin(at, uses)
    \/ \E o \in Overrides : RevokeOverride(o)
    \/ \E o \in Overrides : OverrideRunsOut(o)
    \/ \E g \in Generations, es \in SUBSET Endpoints, mode \in Modes, o \in Overrides :
          EnactPlanBringing(g, es, mode, o)
    \/ \E e \in Endpoints, to \in Generations, o \in Overrides : RollBackBringing(e, to, o)
    \/ \E e \in Endpoints, o \in Overrides : DeleteRecordSetsBringing(e, o)
    \/ \E o \in Overrides : DeleteZoneBringing(o)

Transacting ==
    \E e \in Endpoints, g \in Generations, es \in SUBSET Endpoints \ {{}} : Transact(e, g, es)

Spec          == StoreInit /\ [][Next \/ Transacting]_storeVars
ClaimsSpec    == StoreInit /\ [][Next \/ Claiming]_storeVars
FreezeSpec    == StoreInit /\ [][Next \/ Freezing]_storeVars
GuardsSpec    == StoreInit /\ [][Next \/ Guarding]_storeVars
HistorySpec   == StoreInit /\ [][Next \/ Limiting]_storeVars
OverridesSpec == StoreInit /\ [][Next \/ Overriding]_storeVars
=============================================================================
