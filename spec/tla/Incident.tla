------------------------------- MODULE Incident -------------------------------
(***************************************************************************)
(* The protocol of 2025, as it was: what Holdfast is an answer to.         *)
(*                                                                         *)
(* Enactors check once, when a pass starts, that their plan is the newer   *)
(* one, then walk the endpoints, waiting where another enactor holds the   *)
(* lock.  After a pass they delete plans many generations older than the   *)
(* one they applied, with their records.  Every install also points a      *)
(* rollback record at the plan that was active before, and is rejected     *)
(* where that plan is gone.                                                *)
(*                                                                         *)
(* The lock itself is not here.  It gave mutual exclusion, which a step    *)
(* has anyway, and made enactors wait, which they do by taking no step.    *)
(***************************************************************************)
EXTENDS Integers, FiniteSets, TLC

CONSTANTS
    Enactors,
    Endpoints,
    MaxPlan,           \* how many plans the planner proposes
    ManyGenerations,   \* how much older than the applied plan clean-up deletes
    Compares,          \* "at pass start" or "in the write"
    CleanUpSpares,     \* "nothing", "live in one step" or "live in two steps"
    RollbackRecord     \* whether an install needs the plan active before

ASSUME Compares \in {"at pass start", "in the write"}
ASSUME CleanUpSpares \in {"nothing", "live in one step", "live in two steps"}
ASSUME RollbackRecord \in BOOLEAN

VARIABLES
    newest,      \* the plan proposed last; plans are numbered from 1
    plans,       \* the plans there are, each with its records
    active,      \* endpoint -> the plan whose records it answers with, 0 before the first
    enactors,    \* enactor -> what it is doing
    highest,     \* endpoint -> the newest plan that ever was active: a witness
    rejected     \* endpoint -> enactors rejected there since it last changed: a witness

vars == <<newest, plans, active, enactors, highest, rejected>>

Plans == 1..MaxPlan

(* Records live and die with their plan.                                   *)
Empty(e) == active[e] # 0 /\ active[e] \notin plans

Idle                == [doing |-> "idle"]
Walking(plan, left) == [doing |-> "walking", plan |-> plan, left |-> left]
Walked(plan)        == [doing |-> "walked", plan |-> plan]
Deleting(doomed)    == [doing |-> "deleting", doomed |-> doomed]

Turns(n, to) == enactors' = [enactors EXCEPT ![n] = to]
WalksOn(n, e) ==
    LET left == enactors[n].left \ {e}
    IN  Turns(n, IF left = {} THEN Walked(enactors[n].plan)
                 ELSE Walking(enactors[n].plan, left))

-----------------------------------------------------------------------------
Propose ==
    /\ newest < MaxPlan
    /\ newest' = newest + 1
    /\ plans' = plans \cup {newest + 1}
    /\ UNCHANGED <<active, enactors, highest, rejected>>

(* The freshness check.  It is true when it is made.                       *)
StartPass(n) ==
    /\ enactors[n] = Idle
    /\ \A e \in Endpoints : active[e] <= newest
    /\ \E e \in Endpoints : active[e] < newest
    /\ Turns(n, Walking(newest, Endpoints))
    /\ UNCHANGED <<newest, plans, active, highest, rejected>>

(* A plan that is gone has no records left to write.                       *)
HasLock(n, e) ==
    /\ enactors[n].doing = "walking"
    /\ enactors[n].plan \in plans
    /\ e \in enactors[n].left
MayWrite(n, e) == Compares = "in the write" => enactors[n].plan > active[e]
RecordPoints(e) == RollbackRecord => ~Empty(e)

Install(n, e) ==
    /\ HasLock(n, e)
    /\ MayWrite(n, e)
    /\ RecordPoints(e)
    /\ active' = [active EXCEPT ![e] = enactors[n].plan]
    /\ highest' = [highest EXCEPT ![e] = IF @ < active'[e] THEN active'[e] ELSE @]
    /\ rejected' = [rejected EXCEPT ![e] = {}]
    /\ WalksOn(n, e)
    /\ UNCHANGED <<newest, plans>>

(* Only where the generation is compared in the write.                     *)
Skip(n, e) ==
    /\ HasLock(n, e)
    /\ ~MayWrite(n, e)
    /\ WalksOn(n, e)
    /\ UNCHANGED <<newest, plans, active, highest, rejected>>

(* The rollback record would point at a plan that is gone: the batch fails *)
(* whole, and the enactor gives its pass up.                               *)
Reject(n, e) ==
    /\ HasLock(n, e)
    /\ MayWrite(n, e)
    /\ ~RecordPoints(e)
    /\ rejected' = [rejected EXCEPT ![e] = @ \cup {n}]
    /\ Turns(n, Idle)
    /\ UNCHANGED <<newest, plans, active, highest>>

PlanGone(n) ==
    /\ enactors[n].doing = "walking"
    /\ enactors[n].plan \notin plans
    /\ Turns(n, Idle)
    /\ UNCHANGED <<newest, plans, active, highest, rejected>>

Crash(n) ==
    /\ enactors[n] # Idle
    /\ Turns(n, Idle)
    /\ UNCHANGED <<newest, plans, active, highest, rejected>>

-----------------------------------------------------------------------------
Old(plan) == {p \in plans : p <= plan - ManyGenerations}
Live      == {active[e] : e \in Endpoints}

Spared == IF CleanUpSpares = "nothing" THEN {} ELSE Live

ChooseOldPlans(n) ==
    /\ enactors[n].doing = "walked"
    /\ LET doomed == Old(enactors[n].plan) \ Spared
       IN  Turns(n, IF doomed = {} THEN Idle ELSE Deleting(doomed))
    /\ UNCHANGED <<newest, plans, active, highest, rejected>>

(* Where the look and the deletion are one step, the look is made again.   *)
DeletePlan(n, p) ==
    /\ enactors[n].doing = "deleting"
    /\ p \in enactors[n].doomed
    /\ plans' = IF CleanUpSpares = "live in one step" THEN plans \ ({p} \ Live)
                ELSE plans \ {p}
    /\ LET left == enactors[n].doomed \ {p}
       IN  Turns(n, IF left = {} THEN Idle ELSE Deleting(left))
    /\ UNCHANGED <<newest, active, highest, rejected>>

-----------------------------------------------------------------------------
Init ==
    /\ newest = 0
    /\ plans = {}
    /\ active = [e \in Endpoints |-> 0]
    /\ enactors = [n \in Enactors |-> Idle]
    /\ highest = [e \in Endpoints |-> 0]
    /\ rejected = [e \in Endpoints |-> {}]

Next ==
    \/ Propose
    \/ \E n \in Enactors : StartPass(n)
    \/ \E n \in Enactors, e \in Endpoints : Install(n, e)
    \/ \E n \in Enactors, e \in Endpoints : Skip(n, e)
    \/ \E n \in Enactors, e \in Endpoints : Reject(n, e)
    \/ \E n \in Enactors : PlanGone(n)
    \/ \E n \in Enactors : ChooseOldPlans(n)
    \/ \E n \in Enactors, p \in Plans : DeletePlan(n, p)
    \/ \E n \in Enactors : Crash(n)

Spec == Init /\ [][Next]_vars

(* Every enactor goes on while it can, and its crashes leave it the time   *)
(* to install something now and then.                                      *)
FairSpec ==
    /\ Spec
    /\ \A n \in Enactors :
        /\ WF_vars(StartPass(n))
        /\ SF_vars(\E e \in Endpoints : Install(n, e))
        /\ WF_vars(\E e \in Endpoints : Reject(n, e))
        /\ WF_vars(PlanGone(n))
        /\ WF_vars(ChooseOldPlans(n))
        /\ WF_vars(\E p \in Plans : DeletePlan(n, p))

EnactorSymmetry == Permutations(Enactors)
Symmetry == EnactorSymmetry \cup Permutations(Endpoints)

-----------------------------------------------------------------------------
TypeOK ==
    /\ newest \in 0..MaxPlan
    /\ plans \subseteq 1..newest
    /\ active \in [Endpoints -> 0..newest]
    /\ highest \in [Endpoints -> 0..newest]
    /\ rejected \in [Endpoints -> SUBSET Enactors]

(* NOERROR, no records: what the world saw at 23:48.                       *)
NeverEmpty == \A e \in Endpoints : ~Empty(e)

ForwardOnly == \A e \in Endpoints : active[e] >= highest[e]

(* Wedged: every enactor there is has tried to repair an endpoint, and was *)
(* turned away.                                                            *)
NeverWedged == \A e \in Endpoints : rejected[e] # Enactors

(* Said the other way round: nothing the machinery can do ever ends an     *)
(* empty answer.                                                           *)
EmptyForEver == [][\A e \in Endpoints : Empty(e) => Empty(e)']_vars

(* A protocol without the wedge would repair an empty endpoint in the end. *)
Recovers == \A e \in Endpoints : Empty(e) ~> ~Empty(e)
=============================================================================
