-------------------------------- MODULE Store --------------------------------
(***************************************************************************)
(* The store's commands: one action each, named as in the Java machine and *)
(* in the same order.                                                      *)
(*                                                                         *)
(* A command that is accepted is a step.  One that is refused changes      *)
(* nothing and is no step.  Nothing here knows who calls, when, or how     *)
(* often: the modules above bring callers as slow, late and forgetful as   *)
(* they come.                                                              *)
(***************************************************************************)
EXTENDS State

CanDraw == lastGeneration < MaxGeneration
Drawn   == lastGeneration + 1

-----------------------------------------------------------------------------
(* Planning *)

(* The number comes first, before the planner looks at the world: a slow   *)
(* planner is old by its own number.                                       *)
OpenPlan ==
    /\ CanDraw
    /\ lastGeneration' = Drawn
    /\ plans' = plans @@ (Drawn :> [status |-> "open", content |-> <<>>])
    /\ UNCHANGED <<endpoints, zone, frozen, limitVars, leaveVars, outerVars>>

(* A chunk is a function from some endpoints to contents.  An endpoint is  *)
(* named once in a plan.                                                   *)
StageRecordSets(g, chunk) ==
    /\ HasStatus(g, "open") \/ (~SealIsFinal /\ HasStatus(g, "sealed"))
    /\ SealIsFinal => Covers(g) \cap DOMAIN chunk = {}
    /\ plans' = [plans EXCEPT ![g].content = chunk @@ @]
    /\ UNCHANGED <<lastGeneration, endpoints, zone, frozen, limitVars, leaveVars, outerVars>>

SealPlan(g) ==
    /\ HasStatus(g, "open")
    /\ Covers(g) # {}
    /\ plans' = [plans EXCEPT ![g].status = "sealed"]
    /\ UNCHANGED <<lastGeneration, endpoints, zone, frozen, limitVars, leaveVars, outerVars>>

-----------------------------------------------------------------------------
(* Making contents live *)

(* The guards look at what is live now, inside the write, never at what a  *)
(* planner once saw.                                                       *)
KeepsAnswering(e, content) ==
    NeverEmptyGuard => (Answer(e) # NoAddress => content # NoAddress)

(* What has too few addresses already may stay so, and may gain some.      *)
HoldsEnough(e, content) ==
    LET before == AddressesIn(Answer(e))
        after  == AddressesIn(content)
    IN  \/ ~MinAddressesGuard
        \/ before = 0 /\ after = 0
        \/ after >= LeastAddresses(e)
        \/ before > 0 /\ after >= before

GuardsPass(e, content) == KeepsAnswering(e, content) /\ HoldsEnough(e, content)

(* What a freeze holds up.                                                 *)
IsHeldUp(e) == FrozenInWrite /\ IsFrozen(e)

(* What is live at e and what was, newest first.                           *)
Kept(e) ==
    IF e \notin DOMAIN endpoints THEN <<>>
    ELSE <<endpoints[e].live>> \o endpoints[e].history

(* What e remembers once something new is live.                            *)
Past(e) ==
    LET most == IF HistoryLimited THEN historyLimit ELSE HistoryLength
    IN  SubSeq(Kept(e), 1, IF Len(Kept(e)) < most THEN Len(Kept(e)) ELSE most)

MakeLive(es, g, ContentAt(_)) ==
    endpoints' = [e \in DOMAIN endpoints \cup es |->
        IF e \in es
        THEN [live    |-> [generation |-> g, content |-> ContentAt(e)],
              history |-> Past(e)]
        ELSE endpoints[e]]

AlreadyLive(g, e) == e \in DOMAIN endpoints /\ LiveGeneration(e) = g

(* The fence, and all else that must be true at e for g to go live there,  *)
(* where the guards are lifted at some endpoints.                          *)
AcceptsLifting(g, e, lifted) ==
    /\ zone.exists
    /\ e \in Covers(g)
    /\ IF Fence /\ OneStep THEN g > LiveGeneration(e) ELSE ~AlreadyLive(g, e)
    /\ ~IsHeldUp(e)
    /\ e \in lifted \/ GuardsPass(e, plans[g].content[e])
    /\ NoPredecessor \/ e \notin DOMAIN endpoints \/ LiveGeneration(e) \in Sealed

Accepts(g, e) == AcceptsLifting(g, e, {})

Enactable(g) == HasStatus(g, "sealed") \/ (~SealedOnly /\ HasStatus(g, "open"))

(* Atomic: all of es or none.  Independent: each endpoint by its own       *)
(* verdict.  Where g is live already there is nothing left to do.          *)
EnactLifting(g, es, mode, lifted) ==
    /\ Enactable(g)
    /\ LET accepted == {e \in es : AcceptsLifting(g, e, lifted)} IN
        /\ accepted # {}
        /\ (mode = "atomic" /\ WholePlans) =>
              \A e \in es \ accepted : AlreadyLive(g, e)
        /\ MakeLive(accepted, g, LAMBDA e : plans[g].content[e])
    /\ UNCHANGED <<lastGeneration, plans, zone, frozen, limitVars, lastOverride, outerVars>>

EnactPlan(g, es, mode) ==
    /\ EnactLifting(g, es, mode, {})
    /\ UNCHANGED overrides

(* What e keeps of generation g.                                           *)
KeptOf(e, g) == {Kept(e)[i] : i \in {i \in DOMAIN Kept(e) : Kept(e)[i].generation = g}}

(* Old content under a new generation, live in the same step.  It asks     *)
(* neither for the old plan nor for an enactor.                            *)
RollBackLifting(e, to, lifted) ==
    /\ CanDraw
    /\ ~IsHeldUp(e)
    /\ \E old \in KeptOf(e, to) :
        /\ e \in lifted \/ GuardsPass(e, Recall(old, e))
        /\ MakeLive({e}, IF RollBackDraws THEN Drawn ELSE to, LAMBDA x : Recall(old, x))
    /\ lastGeneration' = IF RollBackDraws THEN Drawn ELSE lastGeneration
    /\ UNCHANGED <<plans, zone, limitVars, lastOverride, outerVars>>

RollBack(e, to) ==
    /\ RollBackLifting(e, to, {})
    /\ UNCHANGED <<frozen, overrides>>

(* The same, and no later plan undoes it unseen.                           *)
RollBackAndFreeze(e, to) ==
    /\ RollBackLifting(e, to, {})
    /\ frozen' = IF RollBackFreezes THEN frozen \cup {e} ELSE frozen
    /\ UNCHANGED overrides

(* Open, seal and enact in one step: the plain key-value face.             *)
PutRecordSets(e) ==
    /\ CanDraw
    /\ zone.exists
    /\ ~IsHeldUp(e)
    /\ GuardsPass(e, Drawn)
    /\ MakeLive({e}, Drawn, LAMBDA x : Drawn)
    /\ lastGeneration' = Drawn
    /\ UNCHANGED <<plans, zone, frozen, limitVars, leaveVars, outerVars>>

(* Retires an endpoint that answers, where the guards are lifted.  The     *)
(* endpoint stays, because its generation must outlive its records: a late *)
(* plan is older than the retirement too.                                  *)
Retire(e) ==
    /\ CanDraw
    /\ Answer(e) # NoAddress
    /\ ~IsHeldUp(e)
    /\ IF RetiredStay
       THEN MakeLive({e}, Drawn, LAMBDA x : NoAddress)
       ELSE endpoints' = [x \in DOMAIN endpoints \ {e} |-> endpoints[x]]
    /\ lastGeneration' = Drawn
    /\ UNCHANGED <<plans, zone, frozen, limitVars, lastOverride, outerVars>>

(* Here the override it takes is there for the asking.                     *)
DeleteRecordSets(e) ==
    /\ Retire(e)
    /\ UNCHANGED overrides

-----------------------------------------------------------------------------
(* Cleaning up *)

NewestSealed(keep) ==
    {g \in Sealed : Cardinality({h \in Sealed : h > g}) < keep}

Spared(keep) ==
    UNION { NewestSealed(keep),
            IF SpareLive    THEN LiveSomewhere ELSE {},
            IF SpareHistory THEN Remembered    ELSE {},
            IF SpareWanted  THEN {g \in Sealed : IsWanted(g)} ELSE {},
            IF SpareClaimed THEN Claimed       ELSE {},
            IF SpareHeld    THEN HeldSomewhere ELSE {} }

(* What a policy would delete now: sealed plans nothing needs, and open    *)
(* plans that nobody finished.  Older plans were opened earlier, so the    *)
(* expired ones are those up to some generation.                           *)
Deletable(keep, expired) == (Sealed \ Spared(keep)) \cup {g \in Open : g <= expired}

(* A cleaned plan stays known by its number; what it said is gone.         *)
Deleted(generations) ==
    plans' = [g \in DOMAIN plans |->
        IF g \in generations THEN [status |-> "cleaned", content |-> <<>>] ELSE plans[g]]

Clean(generations) ==
    /\ generations # {}
    /\ Deleted(generations)
    /\ UNCHANGED <<lastGeneration, endpoints, zone, frozen, limitVars, leaveVars, outerVars>>

RunOut == {o \in DOMAIN overrides : overrides[o].expired}

(* Decided and deleted in one step: nothing can go live in between.        *)
(* Overrides that have run out are forgotten on the way.                   *)
CleanUp(keep, expired) ==
    /\ Deletable(keep, expired) # {} \/ RunOut # {}
    /\ Deleted(Deletable(keep, expired))
    /\ overrides' = [o \in DOMAIN overrides \ RunOut |-> overrides[o]]
    /\ UNCHANGED <<lastGeneration, endpoints, zone, frozen, limitVars, lastOverride, outerVars>>

-----------------------------------------------------------------------------
(* Outside targets *)

(* What is known of t, which may be that there is such a target.           *)
Known(t) == IF t \in DOMAIN held THEN held[t] ELSE <<>>

(* Whoever claims a plan for a target can rely on finding it there.        *)
ClaimEnactment(t, g) ==
    /\ HasStatus(g, "sealed")
    /\ claims' = claims \cup {<<t, g>>}
    /\ held' = (t :> Known(t)) @@ held
    /\ UNCHANGED <<liveVars, frozen, limitVars, leaveVars>>

ClaimExpires(t, g) ==
    /\ <<t, g>> \in claims
    /\ claims' = claims \ {<<t, g>>}
    /\ UNCHANGED <<liveVars, frozen, limitVars, leaveVars, held>>

(* A report says what t holds.  One that is late says nothing.             *)
ReportEnactment(t, g, es) ==
    /\ HasStatus(g, "sealed")
    /\ LET newer == {e \in es \cap Covers(g) :
                        IF ReportForward THEN g > HeldBy(t, e) ELSE g # HeldBy(t, e)} IN
        /\ newer # {}
        /\ held' = (t :> ([e \in newer |-> g] @@ Known(t))) @@ held
    /\ UNCHANGED <<liveVars, frozen, limitVars, leaveVars, claims>>

ForgetTarget(t) ==
    /\ t \in DOMAIN held
    /\ claims' = {claim \in claims : claim[1] # t}
    /\ held' = [x \in DOMAIN held \ {t} |-> held[x]]
    /\ UNCHANGED <<liveVars, frozen, limitVars, leaveVars>>

-----------------------------------------------------------------------------
(* Freezing.  What is frozen: the store, the zone, or some endpoints, be   *)
(* there anything live at them or not.                                     *)

Freeze(subjects) ==
    /\ subjects \cap frozen = {}
    /\ frozen' = frozen \cup subjects
    /\ UNCHANGED <<liveVars, limitVars, leaveVars, outerVars>>

Unfreeze(subjects) ==
    /\ subjects \subseteq frozen
    /\ frozen' = frozen \ subjects
    /\ UNCHANGED <<liveVars, limitVars, leaveVars, outerVars>>

-----------------------------------------------------------------------------
(* Guards and limits *)

(* Sets min-addresses for the zone or at an endpoint; 0 unsets it there.   *)
SetGuards(s, least) ==
    /\ zone.exists
    /\ guards' = IF least = 0 THEN [x \in DOMAIN guards \ {s} |-> guards[x]]
                 ELSE (s :> least) @@ guards
    /\ UNCHANGED <<liveVars, frozen, historyLimit, leaveVars, outerVars>>

(* Endpoints forget at their next change what is beyond it.                *)
SetHistoryLimit(limit) ==
    /\ zone.exists
    /\ historyLimit' = limit
    /\ UNCHANGED <<liveVars, frozen, guards, leaveVars, outerVars>>

-----------------------------------------------------------------------------
(* Overrides.  One lifts the guards at the endpoints it names, and with    *)
(* ZoneItself among them it lets the zone be deleted.                      *)

GrantOverride(at, uses) ==
    /\ lastOverride' = lastOverride + 1
    /\ overrides' = overrides @@
          (lastOverride' :> [at |-> at, uses |-> uses, expired |-> FALSE])
    /\ UNCHANGED <<liveVars, frozen, limitVars, outerVars>>

RevokeOverride(o) ==
    /\ o \in DOMAIN overrides
    /\ overrides' = [x \in DOMAIN overrides \ {o} |-> overrides[x]]
    /\ UNCHANGED <<liveVars, frozen, limitVars, lastOverride, outerVars>>

OverrideRunsOut(o) ==
    /\ o \in DOMAIN overrides
    /\ ~overrides[o].expired
    /\ overrides' = [overrides EXCEPT ![o].expired = TRUE]
    /\ UNCHANGED <<liveVars, frozen, limitVars, lastOverride, outerVars>>

(* A change may bring an override that is in force.                        *)
InForce(o) ==
    /\ o \in DOMAIN overrides
    /\ OverrideUses => overrides[o].uses > 0
    /\ OverrideExpires => ~overrides[o].expired

LiftedBy(o) == IF OverrideScope THEN overrides[o].at ELSE EndpointsAndZone

(* It is used once however many endpoints need it, and not at all where no *)
(* guard stood in the way.                                                 *)
Use(o, needed) ==
    overrides' = IF needed /\ OverrideConsumed
                 THEN [overrides EXCEPT ![o].uses = @ - 1] ELSE overrides

EnactPlanBringing(g, es, mode, o) ==
    /\ InForce(o)
    /\ EnactLifting(g, es, mode, LiftedBy(o))
    /\ Use(o, \E e \in es : AcceptsLifting(g, e, LiftedBy(o)) /\ ~Accepts(g, e))

RollBackBringing(e, to, o) ==
    /\ InForce(o)
    /\ RollBackLifting(e, to, LiftedBy(o))
    /\ Use(o, \E old \in KeptOf(e, to) : ~GuardsPass(e, Recall(old, e)))
    /\ UNCHANGED frozen

DeleteRecordSetsBringing(e, o) ==
    /\ InForce(o)
    /\ e \in LiftedBy(o)
    /\ Retire(e)
    /\ Use(o, TRUE)

-----------------------------------------------------------------------------
(* Zones *)

(* A new zone's apex takes a generation of its own.                        *)
CreateZone ==
    /\ ~zone.exists
    /\ ~ZoneIsFrozen
    /\ CanDraw
    /\ lastGeneration' = Drawn
    /\ zone' = [zone EXCEPT !.exists = TRUE]
    /\ UNCHANGED <<plans, endpoints, frozen, limitVars, leaveVars, outerVars>>

(* Deleting a zone forgets its endpoints, and with them their generations; *)
(* the floor stays behind in their place.  What was set for the zone goes  *)
(* with it; what is frozen keeps it there.                                 *)
RemoveZone ==
    /\ zone.exists
    /\ FrozenInDeletion => frozen = {}
    /\ zone' = [exists |-> FALSE, floor |-> IF ZoneFloor THEN lastGeneration ELSE 0]
    /\ endpoints' = <<>>
    /\ guards' = <<>>
    /\ historyLimit' = HistoryLength
    /\ UNCHANGED <<lastGeneration, plans, frozen, lastOverride, outerVars>>

DeleteZone ==
    /\ RemoveZone
    /\ UNCHANGED overrides

DeleteZoneBringing(o) ==
    /\ InForce(o)
    /\ NothingAnswers \/ ZoneItself \in LiftedBy(o)
    /\ RemoveZone
    /\ Use(o, ~NothingAnswers)
=============================================================================
