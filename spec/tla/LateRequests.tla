----------------------------- MODULE LateRequests -----------------------------
(***************************************************************************)
(* The store behind a network that delivers late, out of order, and more   *)
(* than once.  Whoever sent a request may be long dead when it arrives, so *)
(* there are no enactors here: only what they and others asked for.        *)
(***************************************************************************)
EXTENDS Promises, Network

CONSTANTS
    Keeps     \* the clean-up policies in use: how many of the newest plans to keep

Store == INSTANCE Store

vars == <<storeVars, witnessVars, networkVars>>

Arrived == Witness({}) /\ UNCHANGED networkVars
Sent(request) == Send(request) /\ UNCHANGED <<storeVars, witnessVars>>

-----------------------------------------------------------------------------
(* What comes through at once                                              *)

OpenPlan              == Store!OpenPlan /\ Arrived
StageRecordSets(g, e) == Store!StageRecordSets(g, e :> g) /\ Arrived
SealPlan(g)           == Store!SealPlan(g) /\ Arrived
EnactPlan(g, es)      == Store!EnactPlan(g, es, "independent") /\ Arrived
PutRecordSets(e)      == Store!PutRecordSets(e) /\ Arrived
CleanUp(keep)         == Store!CleanUp(keep, 0) /\ Arrived

-----------------------------------------------------------------------------
(* What is sent and arrives some day                                       *)

SendEnactPlan(g, es) ==
    /\ g \in Sealed /\ es \subseteq Covers(g)
    /\ Sent([does |-> "EnactPlan", plan |-> g, slice |-> es])

(* A put may name the generation it was decided on; then it is accepted    *)
(* only while that one is live.                                            *)
SendPutRecordSets(e, conditional) ==
    /\ e \in DOMAIN endpoints
    /\ Sent([does |-> "PutRecordSets", endpoint |-> e,
             onlyAt |-> IF conditional THEN {LiveGeneration(e)} ELSE Generations])

SendRollBack(e, to) ==
    /\ e \in DOMAIN endpoints
    /\ \E i \in DOMAIN endpoints[e].history : endpoints[e].history[i].generation = to
    /\ Sent([does |-> "RollBack", endpoint |-> e, to |-> to])

LateEnactPlan(id) ==
    /\ Arrives(id, "EnactPlan")
    /\ Store!EnactPlan(requests[id].plan, requests[id].slice, "independent")
    /\ Witness({})

LatePutRecordSets(id) ==
    /\ Arrives(id, "PutRecordSets")
    /\ LiveGeneration(requests[id].endpoint) \in requests[id].onlyAt
    /\ Store!PutRecordSets(requests[id].endpoint)
    /\ Witness({})

LateRollBack(id) ==
    /\ Arrives(id, "RollBack")
    /\ Store!RollBack(requests[id].endpoint, requests[id].to)
    /\ Witness({})

ForgetRequest(id) == Forgets(id) /\ UNCHANGED <<storeVars, witnessVars>>

-----------------------------------------------------------------------------
Ids == 1..MaxRequests

Init == StoreInit /\ WitnessInit /\ NetworkInit

Next ==
    \/ OpenPlan
    \/ \E g \in Generations, e \in Endpoints : StageRecordSets(g, e)
    \/ \E g \in Generations : SealPlan(g)
    \/ \E g \in Generations, es \in SUBSET Endpoints : EnactPlan(g, es)
    \/ \E e \in Endpoints : PutRecordSets(e)
    \/ \E keep \in Keeps : CleanUp(keep)
    \/ \E g \in Generations, es \in (SUBSET Endpoints) \ {{}} : SendEnactPlan(g, es)
    \/ \E e \in Endpoints, conditional \in BOOLEAN : SendPutRecordSets(e, conditional)
    \/ \E e \in Endpoints, to \in Generations : SendRollBack(e, to)
    \/ \E id \in Ids : LateEnactPlan(id)
    \/ \E id \in Ids : LatePutRecordSets(id)
    \/ \E id \in Ids : LateRollBack(id)

(* The store remembers every id it answered.                               *)
Spec == Init /\ [][Next]_vars

(* It forgets any id at any time.                                          *)
ForgetfulSpec == Init /\ [][Next \/ \E id \in Ids : ForgetRequest(id)]_vars

Symmetry == Permutations(Endpoints)

-----------------------------------------------------------------------------
(* What forgetting leaves: enacting a plan, and whatever names the         *)
(* generation it was decided on, takes effect once even so.  A put without *)
(* a condition and a roll-back draw a generation each time they are        *)
(* carried out, so for them the table is all there is.                     *)
OnceEvenIfForgotten ==
    \A id \in DOMAIN requests :
        (\/ requests[id].does = "EnactPlan"
         \/ requests[id].does = "PutRecordSets" /\ requests[id].onlyAt # Generations)
        => applied[id] <= 1
-----------------------------------------------------------------------------
(* Not promises: each is false, and its model must find the state that     *)
(* shows it.                                                               *)

(* A request to enact a plan that is older than what is live, or gone.     *)
NoneIsLate ==
    \A id \in DOMAIN requests :
        requests[id].does = "EnactPlan" /\ applied[id] = 0
        => /\ requests[id].plan \in Sealed
           /\ \A e \in requests[id].slice : requests[id].plan >= LiveGeneration(e)

(* A request carried out and then forgotten, whose copies still travel.    *)
NoneIsForgotten == \A id \in DOMAIN requests : applied[id] > 0 => id \in answered

=============================================================================
