------------------------------ MODULE AnyCaller ------------------------------
(***************************************************************************)
(* The store under the worst callers there can be: any command, with any   *)
(* arguments, at any time.  Every planner, enactor or operator, however    *)
(* slow, late, repeated or wrong, does some of this and nothing else.      *)
(***************************************************************************)
EXTENDS Promises

CONSTANTS
    Keeps     \* the clean-up policies in use: how many of the newest plans to keep

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

Init == StoreInit /\ WitnessInit

Next ==
    \/ OpenPlan
    \/ \E g \in Generations, e \in Endpoints, empty \in BOOLEAN :
          StageRecordSets(g, e, IF empty THEN NoAddress ELSE g)
    \/ \E g \in Generations : SealPlan(g)
    \/ \E g \in Generations, es \in SUBSET Endpoints, mode \in {"atomic", "independent"} :
          EnactPlan(g, es, mode)
    \/ \E e \in Endpoints, to \in Generations : RollBack(e, to)
    \/ \E e \in Endpoints : PutRecordSets(e)
    \/ \E e \in Endpoints : DeleteRecordSets(e)
    \/ \E keep \in Keeps, expired \in {0} \cup Generations : CleanUp(keep, expired)
    \/ CreateZone
    \/ DeleteZone

Spec == Init /\ [][Next]_vars

Symmetry == Permutations(Endpoints)

-----------------------------------------------------------------------------
(* Promise 4.  Whatever happened, there is a way on: a number can be drawn *)
(* while there are any, an open plan can be sealed, a sealed plan enacted  *)
(* where it is the newest, and what is remembered brought back.            *)
NoWedge ==
    /\ Store!CanDraw => ENABLED Store!OpenPlan
    /\ \A g \in Open : Covers(g) # {} => ENABLED Store!SealPlan(g)
    /\ zone.exists => \A g \in Sealed, e \in Endpoints :
          (WantedAt(g, e) /\ plans[g].content[e] # NoAddress)
          => ENABLED Store!EnactPlan(g, {e}, "atomic")
    /\ Store!CanDraw => \A e \in DOMAIN endpoints : \A i \in DOMAIN endpoints[e].history :
          LET old == endpoints[e].history[i] IN
          old.content # NoAddress => ENABLED Store!RollBack(e, old.generation)

(* Promise 5.  After an atomic enactment the plan is live at every         *)
(* endpoint that was asked for.                                            *)
AtomicIsWhole ==
    [][\A g \in Generations, es \in SUBSET Endpoints :
          EnactPlan(g, es, "atomic") => \A e \in es : LiveGeneration(e)' = g]_storeVars
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

=============================================================================
