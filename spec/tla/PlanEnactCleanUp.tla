--------------------------- MODULE PlanEnactCleanUp ---------------------------
(***************************************************************************)
(* Planners plan, enactors enact, clean-up cleans up: the store with the   *)
(* programs around it, any number of each, none of them trusted to be      *)
(* fast, alone, or alive.                                                  *)
(***************************************************************************)
EXTENDS Promises

CONSTANTS
    Enactors,
    MaxOpen,      \* how many plans are written at once: the planners at work
    Chunks,       \* what a planner may stage at once: sets of endpoints
    Keeps         \* the clean-up policies in use: how many of the newest plans to keep

VARIABLES
    enactors      \* enactor -> what it is doing, all of it lost in a crash

Store == INSTANCE Store

vars == <<storeVars, witnessVars, enactors>>

Idle                   == [doing |-> "idle"]
Down                   == [doing |-> "down"]
Enacting(g, left)      == [doing |-> "enacting", plan |-> g, left |-> left]
Writing(g, left, e)    == [doing |-> "writing", plan |-> g, left |-> left, endpoint |-> e]
CleaningBy(keep)       == [doing |-> "cleaning by policy", keep |-> keep]
CleaningList(doomed)   == [doing |-> "cleaning by list", doomed |-> doomed]

Turns(n, to) == enactors' = [enactors EXCEPT ![n] = to]

OnlyTheEnactors == UNCHANGED <<storeVars, witnessVars>>

-----------------------------------------------------------------------------
(* Planners.  An open plan is all there is of a planner: it does not       *)
(* matter who stages and seals it, nor how long that takes.                *)

OpenPlan ==
    /\ Cardinality(Open) < MaxOpen
    /\ Store!OpenPlan /\ Witness({}) /\ UNCHANGED enactors

StageRecordSets(g, es) ==
    Store!StageRecordSets(g, [e \in es |-> g]) /\ Witness({}) /\ UNCHANGED enactors

SealPlan(g) == Store!SealPlan(g) /\ Witness({}) /\ UNCHANGED enactors

-----------------------------------------------------------------------------
(* Enactors *)

(* The look at the world that grows old: an enactor walks its plan by what *)
(* was true when it read the list.                                         *)
ReadPlans(n, g) ==
    /\ enactors[n] = Idle
    /\ IsWanted(g)
    /\ Turns(n, Enacting(g, {e \in Covers(g) : g > LiveGeneration(e)}))
    /\ OnlyTheEnactors

MayEnact(n, slice) ==
    /\ enactors[n].doing = "enacting"
    /\ slice # {}
    /\ slice \subseteq enactors[n].left

WalksOn(n, slice) ==
    LET left == enactors[n].left \ slice
    IN  Turns(n, IF left = {} THEN Idle ELSE Enacting(enactors[n].plan, left))

(* One slice of a pass.  Between two of them anything may happen.          *)
EnactPlan(n, slice) ==
    /\ MayEnact(n, slice)
    /\ Store!EnactPlan(enactors[n].plan, slice, "independent")
    /\ WalksOn(n, slice)
    /\ Witness({})

EnactPlanRefused(n, slice) ==
    /\ MayEnact(n, slice)
    /\ \/ ~Store!Enactable(enactors[n].plan)
       \/ \A e \in slice : ~Store!Accepts(enactors[n].plan, e)
    /\ WalksOn(n, slice)
    /\ OnlyTheEnactors

(* What an enactor does that compares generations itself, and then writes  *)
(* without asking again.  No rule of the store is off but one: the         *)
(* comparison is a step of its own.                                        *)
Compare(n, e) ==
    /\ MayEnact(n, {e})
    /\ enactors[n].plan > LiveGeneration(e)
    /\ Turns(n, Writing(enactors[n].plan, enactors[n].left, e))
    /\ OnlyTheEnactors

WriteUnasked(n) ==
    /\ enactors[n].doing = "writing"
    /\ Store!EnactPlan(enactors[n].plan, {enactors[n].endpoint}, "independent")
    /\ WalksOn(n, {enactors[n].endpoint})
    /\ Witness({})

(* Clean-up is two steps at the caller: settling what to ask for, and      *)
(* asking.  Only the policy travels; what it means is decided in the store.*)
DecideCleanUp(n, keep) ==
    /\ enactors[n] = Idle
    /\ Store!Deletable(keep, 0) # {}
    /\ Turns(n, IF DecideInStore THEN CleaningBy(keep)
                ELSE CleaningList(Store!Deletable(keep, 0)))
    /\ OnlyTheEnactors

CleanUp(n) ==
    /\ enactors[n].doing \in {"cleaning by policy", "cleaning by list"}
    /\ LET doomed == IF DecideInStore THEN Store!Deletable(enactors[n].keep, 0)
                     ELSE enactors[n].doomed \cap Sealed
       IN  IF doomed = {} THEN UNCHANGED storeVars ELSE Store!Clean(doomed)
    /\ Turns(n, Idle)
    /\ Witness({})

Crash(n) ==
    /\ enactors[n].doing \notin {"idle", "down"}
    /\ Turns(n, Down)
    /\ OnlyTheEnactors

Restart(n) ==
    /\ enactors[n] = Down
    /\ Turns(n, Idle)
    /\ OnlyTheEnactors

-----------------------------------------------------------------------------
(* The operator *)

RollBack(e, to)     == Store!RollBack(e, to)     /\ Witness({})        /\ UNCHANGED enactors
PutRecordSets(e)    == Store!PutRecordSets(e)    /\ Witness({})        /\ UNCHANGED enactors
DeleteRecordSets(e) == Store!DeleteRecordSets(e) /\ Witness({e})       /\ UNCHANGED enactors
CreateZone          == Store!CreateZone          /\ Witness({})        /\ UNCHANGED enactors
DeleteZone          == Store!DeleteZone          /\ Witness(Endpoints) /\ UNCHANGED enactors

-----------------------------------------------------------------------------
Init ==
    /\ StoreInit /\ WitnessInit
    /\ enactors = [n \in Enactors |-> Idle]

Planners ==
    \/ OpenPlan
    \/ \E g \in Generations, es \in Chunks : StageRecordSets(g, es)
    \/ \E g \in Generations : SealPlan(g)

Fleet ==
    \/ \E n \in Enactors, g \in Generations : ReadPlans(n, g)
    \/ \E n \in Enactors, slice \in SUBSET Endpoints : EnactPlan(n, slice)
    \/ \E n \in Enactors, slice \in SUBSET Endpoints : EnactPlanRefused(n, slice)
    \/ \E n \in Enactors, keep \in Keeps : DecideCleanUp(n, keep)
    \/ \E n \in Enactors : CleanUp(n)
    \/ \E n \in Enactors : Crash(n)
    \/ \E n \in Enactors : Restart(n)

Operator ==
    \/ \E e \in Endpoints, to \in Generations : RollBack(e, to)
    \/ \E e \in Endpoints : PutRecordSets(e)
    \/ \E e \in Endpoints : DeleteRecordSets(e)

Zones == CreateZone \/ DeleteZone

Spec == Init /\ [][Planners \/ Fleet \/ Operator \/ Zones]_vars

(* The automation alone: room for more enactors and more plans.            *)
FleetSpec == Init /\ [][Planners \/ Fleet]_vars

(* Enactors that compare first and write later.                            *)
TwoSteps ==
    \/ Planners
    \/ \E n \in Enactors, g \in Generations : ReadPlans(n, g)
    \/ \E n \in Enactors, e \in Endpoints : Compare(n, e)
    \/ \E n \in Enactors : WriteUnasked(n)

TwoStepSpec == Init /\ [][TwoSteps]_vars

EnactorSymmetry == Permutations(Enactors)
Symmetry == Permutations(Enactors) \cup Permutations(Endpoints)

-----------------------------------------------------------------------------
(* What must happen in the end, if everyone goes on while they can and an  *)
(* enactor that crashes again and again still gets its turn now and then.  *)
(* Nobody has to plan, to clean up, or to put anything right by hand.      *)
FairSpec ==
    /\ Init /\ [][Planners \/ Fleet \/ Operator]_vars
    /\ \A g \in Generations : WF_vars(SealPlan(g))
    /\ \A n \in Enactors :
        /\ WF_vars(Restart(n))
        /\ WF_vars(CleanUp(n))
        /\ SF_vars(\E g \in Generations : ReadPlans(n, g))
        /\ WF_vars(\E slice \in SUBSET Endpoints : EnactPlanRefused(n, slice))
        /\ SF_vars(\E slice \in SUBSET Endpoints : EnactPlan(n, slice))

(* A sealed plan gets live wherever it is the newest: what an endpoint has *)
(* in the end is that plan, or something newer.                            *)
NewestGetsLive ==
    \A g \in Generations, e \in Endpoints :
        (g \in Sealed /\ e \in Covers(g)) ~> (LiveGeneration(e) >= g)

(* Whatever has happened before, a plan begun now gets live.               *)
Recovers ==
    \A g \in Generations, e \in Endpoints :
        (g \in Open /\ e \in Covers(g)) ~> (LiveGeneration(e) >= g)
-----------------------------------------------------------------------------
(* Not promises: each is false, and its model must find the state that     *)
(* shows it.                                                               *)

(* An enactor about to write an older plan over a newer one.               *)
NoneIsLate ==
    \A n \in Enactors : enactors[n].doing = "enacting" =>
        \A e \in enactors[n].left : enactors[n].plan > LiveGeneration(e)

(* An enactor about to write a plan that was cleaned up.                   *)
NoneHoldsACleanedPlan ==
    \A n \in Enactors : enactors[n].doing = "enacting" =>
        enactors[n].plan \in Sealed

(* A plan live at one endpoint, wanted at another, and its enactor dead.   *)
NonePassesHalf ==
    (\A n \in Enactors : enactors[n] = Down) =>
        \A g \in LiveSomewhere : ~IsWanted(g)

(* Two endpoints, each at a generation of its own, with nothing left to do.*)
NoneSettles == (\A g \in Sealed : ~IsWanted(g)) => Cardinality(LiveSomewhere) <= 1

=============================================================================
