------------------------------- MODULE Planning -------------------------------
(***************************************************************************)
(* Why the generation is drawn before the planner looks at the world.      *)
(*                                                                         *)
(* The world moves on while planners look, think and stall.  Here an       *)
(* endpoint's content is the version of the world it was true of, so that  *)
(* the age of an answer can be seen.                                       *)
(***************************************************************************)
EXTENDS Promises

CONSTANTS
    Planners,
    MaxWorld      \* how often the world moves on

VARIABLES
    world,        \* the version of the world there is now
    planners,     \* planner -> [generation, saw], 0 for what it does not have yet
    drawnAt       \* generation -> the world when it was drawn: a witness

Store == INSTANCE Store

vars == <<storeVars, witnessVars, world, planners, drawnAt>>

Nothing == 0
Fresh   == [generation |-> Nothing, saw |-> Nothing]

WorldMoves ==
    /\ world < MaxWorld
    /\ world' = world + 1
    /\ UNCHANGED <<storeVars, witnessVars, planners, drawnAt>>

OpenPlan(p) ==
    /\ planners[p].generation = Nothing
    /\ IF DrawFirst THEN planners[p].saw = Nothing ELSE planners[p].saw # Nothing
    /\ Store!OpenPlan
    /\ planners' = [planners EXCEPT ![p].generation = lastGeneration']
    /\ drawnAt' = Append(drawnAt, world)
    /\ Witness({}) /\ UNCHANGED world

Look(p) ==
    /\ planners[p].saw = Nothing
    /\ DrawFirst => planners[p].generation # Nothing
    /\ planners' = [planners EXCEPT ![p].saw = world]
    /\ UNCHANGED <<storeVars, witnessVars, world, drawnAt>>

StageRecordSets(p, e) ==
    /\ planners[p].generation # Nothing /\ planners[p].saw # Nothing
    /\ Store!StageRecordSets(planners[p].generation, e :> planners[p].saw)
    /\ Witness({}) /\ UNCHANGED <<world, planners, drawnAt>>

SealPlan(p) ==
    /\ planners[p].generation # Nothing
    /\ Store!SealPlan(planners[p].generation)
    /\ planners' = [planners EXCEPT ![p] = Fresh]
    /\ Witness({}) /\ UNCHANGED <<world, drawnAt>>

(* A planner that crashes leaves its plan open and starts afresh.          *)
Crash(p) ==
    /\ planners[p] # Fresh
    /\ planners' = [planners EXCEPT ![p] = Fresh]
    /\ UNCHANGED <<storeVars, witnessVars, world, drawnAt>>

EnactPlan(g, es) ==
    /\ Store!EnactPlan(g, es, "independent")
    /\ Witness({}) /\ UNCHANGED <<world, planners, drawnAt>>

Init ==
    /\ StoreInit /\ WitnessInit
    /\ world = 1
    /\ planners = [p \in Planners |-> Fresh]
    /\ drawnAt = <<>>

Next ==
    \/ WorldMoves
    \/ \E p \in Planners : OpenPlan(p)
    \/ \E p \in Planners : Look(p)
    \/ \E p \in Planners, e \in Endpoints : StageRecordSets(p, e)
    \/ \E p \in Planners : SealPlan(p)
    \/ \E p \in Planners : Crash(p)
    \/ \E g \in Generations, es \in SUBSET Endpoints : EnactPlan(g, es)

Spec == Init /\ [][Next]_vars

Symmetry == Permutations(Planners) \cup Permutations(Endpoints)

-----------------------------------------------------------------------------
(* What is live was true of the world after its generation was drawn, and  *)
(* so after every generation that was live before it was drawn.  However   *)
(* slow a planner is, it cannot bring back a world from before.            *)
NoOlderThanItsNumber ==
    \A e \in DOMAIN endpoints :
        endpoints[e].live.content >= drawnAt[endpoints[e].live.generation]
-----------------------------------------------------------------------------
(* Not promises: each is false, and its model must find the state that     *)
(* shows it.                                                               *)

(* A plan still being written while a newer one is live.                   *)
NoneIsSlow == \A g \in Open : \A e \in Endpoints : g > LiveGeneration(e)

(* Two planners at work at the same time may see the world in another      *)
(* order than they drew their numbers.                                     *)
NumbersFollowTheWorld ==
    \A g, h \in Sealed : g < h =>
        \A e \in Covers(g) \cap Covers(h) : plans[g].content[e] <= plans[h].content[e]

=============================================================================
