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
    /\ UNCHANGED <<endpoints, zone>>

(* A chunk is a function from some endpoints to contents.  An endpoint is  *)
(* named once in a plan.                                                   *)
StageRecordSets(g, chunk) ==
    /\ HasStatus(g, "open") \/ (~SealIsFinal /\ HasStatus(g, "sealed"))
    /\ SealIsFinal => Covers(g) \cap DOMAIN chunk = {}
    /\ plans' = [plans EXCEPT ![g].content = chunk @@ @]
    /\ UNCHANGED <<lastGeneration, endpoints, zone>>

SealPlan(g) ==
    /\ HasStatus(g, "open")
    /\ Covers(g) # {}
    /\ plans' = [plans EXCEPT ![g].status = "sealed"]
    /\ UNCHANGED <<lastGeneration, endpoints, zone>>

-----------------------------------------------------------------------------
(* Making contents live *)

(* never-empty looks at what is live now, inside the write, never at what  *)
(* a planner once saw.                                                     *)
GuardsPass(e, content) ==
    NeverEmptyGuard => (Answer(e) # NoAddress => content # NoAddress)

(* What e remembers once something new is live, newest first.              *)
Past(e) ==
    IF e \notin DOMAIN endpoints THEN <<>>
    ELSE LET all == <<endpoints[e].live>> \o endpoints[e].history
         IN  SubSeq(all, 1, IF Len(all) < HistoryLength THEN Len(all) ELSE HistoryLength)

MakeLive(es, g, ContentAt(_)) ==
    endpoints' = [e \in DOMAIN endpoints \cup es |->
        IF e \in es
        THEN [live    |-> [generation |-> g, content |-> ContentAt(e)],
              history |-> Past(e)]
        ELSE endpoints[e]]

AlreadyLive(g, e) == e \in DOMAIN endpoints /\ LiveGeneration(e) = g

(* The fence, and all else that must be true at e for g to go live there.  *)
Accepts(g, e) ==
    /\ zone.exists
    /\ e \in Covers(g)
    /\ IF Fence /\ OneStep THEN g > LiveGeneration(e) ELSE ~AlreadyLive(g, e)
    /\ GuardsPass(e, plans[g].content[e])
    /\ NoPredecessor \/ e \notin DOMAIN endpoints \/ LiveGeneration(e) \in Sealed

Enactable(g) == HasStatus(g, "sealed") \/ (~SealedOnly /\ HasStatus(g, "open"))

(* Atomic: all of es or none.  Independent: each endpoint by its own       *)
(* verdict.  Where g is live already there is nothing left to do.          *)
EnactPlan(g, es, mode) ==
    /\ Enactable(g)
    /\ LET accepted == {e \in es : Accepts(g, e)} IN
        /\ accepted # {}
        /\ (mode = "atomic" /\ WholePlans) =>
              \A e \in es \ accepted : AlreadyLive(g, e)
        /\ MakeLive(accepted, g, LAMBDA e : plans[g].content[e])
    /\ UNCHANGED <<lastGeneration, plans, zone>>

(* Old content under a new generation, live in the same step.  It asks     *)
(* neither for the old plan nor for an enactor.                            *)
RollBack(e, to) ==
    /\ CanDraw
    /\ e \in DOMAIN endpoints
    /\ \E old \in {endpoints[e].live}
                  \cup {endpoints[e].history[i] : i \in DOMAIN endpoints[e].history} :
        /\ old.generation = to
        /\ GuardsPass(e, Recall(old, e))
        /\ MakeLive({e}, IF RollBackDraws THEN Drawn ELSE to, LAMBDA x : Recall(old, x))
    /\ lastGeneration' = IF RollBackDraws THEN Drawn ELSE lastGeneration
    /\ UNCHANGED <<plans, zone>>

(* Open, seal and enact in one step: the plain key-value face.             *)
PutRecordSets(e) ==
    /\ CanDraw
    /\ zone.exists
    /\ MakeLive({e}, Drawn, LAMBDA x : Drawn)
    /\ lastGeneration' = Drawn
    /\ UNCHANGED <<plans, zone>>

(* Retires an endpoint that answers, which takes an override of            *)
(* never-empty.  The endpoint stays, because its generation must outlive   *)
(* its records: a late plan is older than the retirement too.              *)
DeleteRecordSets(e) ==
    /\ CanDraw
    /\ Answer(e) # NoAddress
    /\ IF RetiredStay
       THEN MakeLive({e}, Drawn, LAMBDA x : NoAddress)
       ELSE endpoints' = [x \in DOMAIN endpoints \ {e} |-> endpoints[x]]
    /\ lastGeneration' = Drawn
    /\ UNCHANGED <<plans, zone>>

-----------------------------------------------------------------------------
(* Cleaning up *)

NewestSealed(keep) ==
    {g \in Sealed : Cardinality({h \in Sealed : h > g}) < keep}

Spared(keep) ==
    UNION { NewestSealed(keep),
            IF SpareLive    THEN LiveSomewhere ELSE {},
            IF SpareHistory THEN Remembered    ELSE {},
            IF SpareWanted  THEN {g \in Sealed : IsWanted(g)} ELSE {} }

(* What a policy would delete now: sealed plans nothing needs, and open    *)
(* plans that nobody finished.  Older plans were opened earlier, so the    *)
(* expired ones are those up to some generation.                           *)
Deletable(keep, expired) == (Sealed \ Spared(keep)) \cup {g \in Open : g <= expired}

(* A cleaned plan stays known by its number; what it said is gone.         *)
Clean(generations) ==
    /\ generations # {}
    /\ plans' = [g \in DOMAIN plans |->
          IF g \in generations THEN [status |-> "cleaned", content |-> <<>>] ELSE plans[g]]
    /\ UNCHANGED <<lastGeneration, endpoints, zone>>

(* Decided and deleted in one step: nothing can go live in between.        *)
CleanUp(keep, expired) == Clean(Deletable(keep, expired))

-----------------------------------------------------------------------------
(* Zones *)

(* A new zone's apex takes a generation of its own.                        *)
CreateZone ==
    /\ ~zone.exists
    /\ CanDraw
    /\ lastGeneration' = Drawn
    /\ zone' = [zone EXCEPT !.exists = TRUE]
    /\ UNCHANGED <<plans, endpoints>>

(* Deleting a zone forgets its endpoints, and with them their generations; *)
(* the floor stays behind in their place.                                  *)
DeleteZone ==
    /\ zone.exists
    /\ zone' = [exists |-> FALSE, floor |-> IF ZoneFloor THEN lastGeneration ELSE 0]
    /\ endpoints' = <<>>
    /\ UNCHANGED <<lastGeneration, plans>>
=============================================================================
