------------------------------ MODULE AnyCaller ------------------------------
(***************************************************************************)
(* The store under the worst callers there can be: any command, with any   *)
(* arguments, at any time.  Every planner, enactor or operator, however    *)
(* slow, late, repeated or wrong, does some of this and nothing else.      *)
(***************************************************************************)
EXTENDS Promises

CONSTANTS
    Keeps,          \* the clean-up policies in use: how many of the newest plans to keep
    Targets,        \* the outside targets
    MaxOverrides    \* how many overrides a run may grant

Store == INSTANCE Store

vars == <<storeVars, witnessVars>>

OpenPlan                  == Store!OpenPlan                  /\ Witness({})
StageRecordSets(g, e, c)  == Store!StageRecordSets(g, e :> c) /\ Witness({})
SealPlan(g)               == Store!SealPlan(g)               /\ Witness({})
EnactPlan(g, es, mode)    == Store!EnactPlan(g, es, mode)    /\ Witness({})
RollBack(e, to)           == Store!RollBack(e, to)           /\ Witness({})
PutRecordSets(e)          == Store!PutRecordSets(e)          /\ Witness({})
DeleteRecordSets(e)       == Store!DeleteRecordSets(e)       /\ Witness({e})
CleanUp(keep, expired)    == Store!CleanUp(keep, expired)    /\ Witness({})
CreateZone                == Store!CreateZone                /\ Witness({})
DeleteZone                == Store!DeleteZone                /\ Witness(Endpoints)

ClaimEnactment(t, g)      == Store!ClaimEnactment(t, g)      /\ Witness({})
ClaimExpires(t, g)        == Store!ClaimExpires(t, g)        /\ Witness({})
ReportEnactment(t, g, es) == Store!ReportEnactment(t, g, es) /\ Witness({})
ForgetTarget(t)           == Store!ForgetTarget(t)           /\ Witness({})

Freeze(subjects)          == Store!Freeze(subjects)          /\ Witness({})
Unfreeze(subjects)        == Store!Unfreeze(subjects)        /\ Witness({})
RollBackAndFreeze(e, to)  == Store!RollBackAndFreeze(e, to)  /\ Witness({})

SetGuards(s, least)       == Store!SetGuards(s, least)       /\ Witness({})
SetHistoryLimit(limit)    == Store!SetHistoryLimit(limit)    /\ Witness({})

(* An override permits what it names, and only while it is in force.       *)
Permitted(o) ==
    IF o \in DOMAIN overrides THEN
        IF ~overrides[o].expired /\ overrides[o].uses > 0 THEN overrides[o].at ELSE {}
    ELSE {}

GrantOverride(at, uses) ==
    lastOverride < MaxOverrides /\ Store!GrantOverride(at, uses) /\ Witness({})

RevokeOverride(o)   == Store!RevokeOverride(o)   /\ Witness({})
OverrideRunsOut(o)  == Store!OverrideRunsOut(o)  /\ Witness({})

EnactPlanBringing(g, es, mode, o) ==
    Store!EnactPlanBringing(g, es, mode, o) /\ Witness(Permitted(o))
RollBackBringing(e, to, o) ==
    Store!RollBackBringing(e, to, o) /\ Witness(Permitted(o))
DeleteRecordSetsBringing(e, o) ==
    Store!DeleteRecordSetsBringing(e, o) /\ Witness(Permitted(o))
DeleteZoneBringing(o) ==
    Store!DeleteZoneBringing(o) /\ Witness(Endpoints)

Init == StoreInit /\ WitnessInit

Modes == {"atomic", "independent"}

Planning ==
    \/ OpenPlan
    \/ \E g \in Generations, e \in Endpoints, empty \in BOOLEAN :
          StageRecordSets(g, e, IF empty THEN NoAddress ELSE g)
    \/ \E g \in Generations : SealPlan(g)

Enacting ==
    \/ \E g \in Generations, es \in SUBSET Endpoints, mode \in Modes : EnactPlan(g, es, mode)
    \/ \E e \in Endpoints, to \in Generations : RollBack(e, to)
    \/ \E e \in Endpoints : PutRecordSets(e)

Deleting == \E e \in Endpoints : DeleteRecordSets(e)

CleaningUp == \E keep \in Keeps, expired \in {0} \cup Generations : CleanUp(keep, expired)

Zoning == CreateZone \/ DeleteZone

Next == Planning \/ Enacting \/ Deleting \/ CleaningUp \/ Zoning

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* The same with outside targets, with freezes, with guards that are set,  *)
(* and with overrides that are granted, each by itself.                    *)

Claiming ==
    \/ \E t \in Targets, g \in Generations : ClaimEnactment(t, g)
    \/ \E t \in Targets, g \in Generations : ClaimExpires(t, g)
    \/ \E t \in Targets, g \in Generations, es \in SUBSET Endpoints :
          ReportEnactment(t, g, es)
    \/ \E t \in Targets : ForgetTarget(t)

ClaimsSpec == Init /\ [][Planning \/ Enacting \/ CleaningUp \/ Claiming]_vars

Subjects == {{StoreItself}, {ZoneItself}} \cup (SUBSET Endpoints \ {{}})

Freezing ==
    \/ \E subjects \in Subjects : Freeze(subjects)
    \/ \E subjects \in Subjects : Unfreeze(subjects)
    \/ \E e \in Endpoints, to \in Generations : RollBackAndFreeze(e, to)

FreezeSpec == Init /\ [][Planning \/ Enacting \/ Deleting \/ Zoning \/ Freezing]_vars

Setting ==
    \/ \E s \in EndpointsAndZone, least \in 0..2 : SetGuards(s, least)
    \/ \E limit \in 0..HistoryLength : SetHistoryLimit(limit)

SettingsSpec == Init /\ [][Planning \/ Enacting \/ Deleting \/ Zoning \/ Setting]_vars

Scopes    == {EndpointsAndZone} \cup {{e} : e \in Endpoints}
Overrides == 1..MaxOverrides

Overriding ==
    \/ \E at \in Scopes, uses \in 1..2 : GrantOverride(at, uses)
    \/ \E o \in Overrides : RevokeOverride(o)
    \/ \E o \in Overrides : OverrideRunsOut(o)
    \/ \E g \in Generations, es \in SUBSET Endpoints, mode \in Modes, o \in Overrides :
          EnactPlanBringing(g, es, mode, o)
    \/ \E e \in Endpoints, to \in Generations, o \in Overrides : RollBackBringing(e, to, o)
    \/ \E e \in Endpoints, o \in Overrides : DeleteRecordSetsBringing(e, o)
    \/ \E o \in Overrides : DeleteZoneBringing(o)

(* Nobody ends an answer but with an override that was granted.            *)
OverridesSpec == Init /\ [][Planning \/ Enacting \/ CreateZone \/ Overriding]_vars

Symmetry == Permutations(Endpoints)

-----------------------------------------------------------------------------
(* Promise 4.  Whatever happened, there is a way on: a number can be drawn *)
(* while there are any, an open plan can be sealed, a sealed plan enacted  *)
(* where it is the newest, and what is remembered brought back.            *)
NoWedge ==
    /\ Store!CanDraw => ENABLED Store!OpenPlan
    /\ \A g \in Open : Covers(g) # {} => ENABLED Store!SealPlan(g)
    /\ zone.exists => \A g \in Sealed, e \in Endpoints :
          (WantedAt(g, e) /\ Store!GuardsPass(e, plans[g].content[e]) /\ ~IsFrozen(e))
          => ENABLED Store!EnactPlan(g, {e}, "atomic")
    /\ Store!CanDraw => \A e \in DOMAIN endpoints : \A i \in DOMAIN endpoints[e].history :
          LET old == endpoints[e].history[i] IN
          (Store!GuardsPass(e, old.content) /\ ~IsFrozen(e))
          => ENABLED Store!RollBack(e, old.generation)
    /\ \A s \in frozen : ENABLED Store!Unfreeze({s})

(* Promise 5.  After an atomic enactment the plan is live at every         *)
(* endpoint that was asked for.                                            *)
AtomicIsWhole ==
    [][\A g \in Generations, es \in SUBSET Endpoints :
          EnactPlan(g, es, "atomic") => \A e \in es : LiveGeneration(e)' = g]_storeVars

(* Promise 3, for outside targets: what one claims stays a plan that can   *)
(* be told.                                                                *)
ClaimedStay == Claimed \subseteq Sealed

(* And what one holds, as far as is known, does too.                       *)
HeldStay == HeldSomewhere \subseteq Sealed

(* What a target is known to hold goes forward only, until it is forgotten.*)
ReportsForward ==
    [][\A t \in DOMAIN held \cap DOMAIN held' : \A e \in Endpoints :
          HeldBy(t, e)' >= HeldBy(t, e)]_storeVars

(* What is frozen stays as it is, whoever asks and whatever overrides they *)
(* bring.                                                                  *)
FrozenStay ==
    [][\A e \in DOMAIN endpoints : IsFrozen(e) =>
          (e \in DOMAIN endpoints' /\ endpoints'[e] = endpoints[e])]_storeVars

(* A roll-back that is to hold is held against the next plan.              *)
RollBackHolds ==
    [][\A e \in Endpoints, to \in Generations :
          RollBackAndFreeze(e, to) => IsFrozen(e)']_storeVars

(* Whatever goes live holds the addresses that its own setting asks for,   *)
(* or else its zone's, unless it is retired on purpose or had fewer before.*)
EnoughAddresses ==
    [][\A e \in DOMAIN endpoints' :
          (/\ e \in owed'
           /\ e \in DOMAIN endpoints => endpoints'[e].live # endpoints[e].live) =>
          LET least  == IF e \in DOMAIN guards THEN guards[e]
                        ELSE IF ZoneItself \in DOMAIN guards THEN guards[ZoneItself] ELSE 0
              before == AddressesIn(Answer(e))
              after  == AddressesIn(endpoints'[e].live.content)
          IN  after >= least \/ (before > 0 /\ after >= before)]_storeVars

(* An answer ends only with a use of an override that is in force and      *)
(* names it, and that use is gone.                                         *)
EndingTakesAUse ==
    [][\A e \in Endpoints : (Answer(e) # NoAddress /\ Answer(e)' = NoAddress) =>
          \E o \in DOMAIN overrides \cap DOMAIN overrides' :
              /\ {e, ZoneItself} \cap Permitted(o) # {}
              /\ overrides'[o].uses < overrides[o].uses]_storeVars

(* And none is lost where nothing ends.                                    *)
UsesAreForEnding ==
    [][\A o \in DOMAIN overrides \cap DOMAIN overrides' :
          overrides'[o].uses < overrides[o].uses =>
          \E e \in Endpoints : Answer(e) # NoAddress /\ Answer(e)' = NoAddress]_storeVars

(* Nothing is kept beyond the limit by an endpoint that changes.           *)
HistoryWithinLimit ==
    [][\A e \in DOMAIN endpoints' :
          (e \in DOMAIN endpoints => endpoints'[e] # endpoints[e]) =>
          Len(endpoints'[e].history) <= historyLimit]_storeVars

-----------------------------------------------------------------------------
(* Not promises: each is false, and its model must find the state that     *)
(* shows it.  A model in which nothing happens keeps every promise.        *)

NothingRolledBack ==
    \A e \in DOMAIN endpoints :
        LET live == endpoints[e].live IN
        live.generation \notin DOMAIN plans
        => live.content \in {NoAddress, live.generation}

NothingRetired == \A e \in DOMAIN endpoints : Answer(e) # NoAddress

NothingOutlivesItsPlan ==
    \A e \in DOMAIN endpoints : ~HasStatus(endpoints[e].live.content, "cleaned")

NoZoneMadeAgain == zone.exists /\ zone.floor > 0 => endpoints = <<>>

NoneClaimedAlone ==
    \A g \in Claimed : IsWanted(g) \/ g \in LiveSomewhere \cup Remembered \cup HeldSomewhere

NoneHeldAlone ==
    \A g \in HeldSomewhere : IsWanted(g) \/ g \in LiveSomewhere \cup Remembered \cup Claimed

NoneHeldUp ==
    \A g \in Sealed, e \in Endpoints : WantedAt(g, e) => ~IsFrozen(e)

NoneUsedUp == \A o \in DOMAIN overrides : overrides[o].uses > 0

NoneBelowItsZone ==
    ZoneItself \in DOMAIN guards => \A e \in DOMAIN endpoints :
        AddressesIn(Answer(e)) \in {0} \cup (guards[ZoneItself]..2)

=============================================================================
