---------------------------- MODULE StoreInduction ----------------------------
(***************************************************************************)
(* Why the store keeps its promises however long it runs.                  *)
(*                                                                         *)
(* The other models start where the store starts and go as far as their    *)
(* generations last.  Here TLC starts in every state in which Inductive is *)
(* true, reachable or not, and takes one step: if Inductive is true again, *)
(* no number of steps breaks it.  The bounds are those of the state alone. *)
(***************************************************************************)
EXTENDS AnyCaller

(* Of what these models leave alone.                                       *)
Quiet ==
    /\ frozen = {}
    /\ guards = <<>>
    /\ historyLimit = HistoryLength
    /\ lastOverride = 0 /\ overrides = <<>>
    /\ claims = {} /\ held = <<>>

-----------------------------------------------------------------------------
(* Any state at all, piece by piece.                                       *)

AnyZone == zone \in [exists : BOOLEAN, floor : 0..lastGeneration]

AnyHistory == UNION {[1..n -> Lives] : n \in 0..HistoryLength}

AnyEndpoints ==
    endpoints \in UNION {[es -> [live : Lives, history : AnyHistory]] : es \in SUBSET Endpoints}

AnyHighest == highest \in [Endpoints -> 0..MaxGeneration]

AnyPlan(g) ==
    [status  : {"open", "sealed", "cleaned"},
     content : UNION {[es -> {NoAddress, g}] : es \in SUBSET Endpoints}]

AnyPlans ==
    plans \in UNION { {f \in [gs -> UNION {AnyPlan(g) : g \in gs}] :
                          \A g \in gs : f[g] \in AnyPlan(g)}
                      : gs \in SUBSET (1..lastGeneration) }

-----------------------------------------------------------------------------
(* What is always true, piece by piece.                                    *)

(* What is live was drawn, and what came before it is older; nothing is    *)
(* put forward later than it goes live.                                    *)
EndpointsFit ==
    /\ ~zone.exists => endpoints = <<>>
    /\ \A e \in DOMAIN endpoints :
        LET all == <<endpoints[e].live>> \o endpoints[e].history IN
        /\ all[1].generation <= lastGeneration
        /\ \A i \in DOMAIN all : all[i].content <= all[i].generation
        /\ \A i \in DOMAIN all : i > 1 => all[i].generation < all[i - 1].generation

LiveIsHighest == \A e \in DOMAIN endpoints : endpoints[e].live.generation = highest[e]

(* A name that is gone comes back above its zone's floor, which is above   *)
(* all that was live there.                                                *)
FloorIsAbove == \A e \in Endpoints \ DOMAIN endpoints : highest[e] <= zone.floor

OwedIsAnswering == owed = {e \in Endpoints : Answer(e) # NoAddress}

PlansFit ==
    \A g \in DOMAIN plans :
        /\ plans[g].status = "sealed" => Covers(g) # {}
        /\ plans[g].status = "cleaned" => Covers(g) = {}

Inductive ==
    /\ EndpointsFit /\ LiveIsHighest /\ FloorIsAbove /\ OwedIsAnswering
    /\ PlansFit /\ LiveEqualsPlan

(* The same without the floor.                                             *)
WithoutFloor ==
    /\ EndpointsFit /\ LiveIsHighest /\ OwedIsAnswering
    /\ PlansFit /\ LiveEqualsPlan

(* The promises alone say too little about states that never come about.   *)
PromisesAlone == ForwardOnly /\ NeverEmpty /\ LiveEqualsPlan

-----------------------------------------------------------------------------
(* Every state in which they are true; what is decided first is left out   *)
(* first.                                                                  *)

Start ==
    /\ Quiet
    /\ lastGeneration \in 0..MaxGeneration
    /\ AnyZone
    /\ AnyEndpoints /\ EndpointsFit
    /\ AnyHighest /\ LiveIsHighest
    /\ owed \in SUBSET Endpoints /\ OwedIsAnswering
    /\ AnyPlans /\ PlansFit /\ LiveEqualsPlan

StartInductive == Start /\ FloorIsAbove

StartPromising ==
    /\ Quiet
    /\ lastGeneration \in 0..MaxGeneration
    /\ AnyZone
    /\ AnyEndpoints
    /\ AnyHighest /\ ForwardOnly
    /\ owed \in SUBSET Endpoints /\ NeverEmpty
    /\ AnyPlans /\ LiveEqualsPlan

(* One step, and no further.                                               *)
JustOneStep == TLCGet("level") <= 0

(* What is true of all states of Inductive is what was promised.           *)
Promised == ForwardOnly /\ NeverEmpty /\ NoDanglingReference /\ NoWedge
=============================================================================
