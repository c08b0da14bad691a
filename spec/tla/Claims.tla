-------------------------------- MODULE Claims --------------------------------
(***************************************************************************)
(* Outside targets, and a store that cleans up meanwhile.                  *)
(*                                                                         *)
(* What is live in the store is held by value, so clean-up cannot hurt it. *)
(* An enactor on its way to an outside target has nothing but the plan: it *)
(* reads a slice, pushes it, reads the next.  So it claims the plan first, *)
(* and reports what the target holds; clean-up spares both.                *)
(*                                                                         *)
(* A claim is a courtesy and expires.  It keeps a pass from ending half-   *)
(* way; that the target goes neither back nor empty does not hang on it.   *)
(***************************************************************************)
EXTENDS Target

CONSTANTS
    MaxOpen,      \* how many plans are written at once: the planners at work
    Chunks,       \* what a planner may stage at once: sets of endpoints
    Keeps         \* the clean-up policies in use: how many of the newest plans to keep

VARIABLE
    lapsed        \* the plans of which a claim expired: a witness

Store   == INSTANCE Store
Outside == INSTANCE OutsideTargets

vars == <<storeVars, targetVars, lapsed>>

Turns(n, to) == enactors' = [enactors EXCEPT ![n] = to]

-----------------------------------------------------------------------------
OpenPlan               == Outside!OpenPlan               /\ UNCHANGED lapsed
StageRecordSets(g, es) == Outside!StageRecordSets(g, es) /\ UNCHANGED lapsed
SealPlan(g)            == Outside!SealPlan(g)            /\ UNCHANGED lapsed

-----------------------------------------------------------------------------
(* Enactors: claim, read, push, report                                     *)

ClaimEnactment(n, g) ==
    /\ enactors[n] = Idle
    /\ IsDue(g)
    /\ Store!ClaimEnactment(TheTarget, g)
    /\ Turns(n, Walking(g, Lacking(g)))
    /\ UNCHANGED <<target, mail, mostHeld, lapsed>>

(* The record sets to push are read from the plan, slice by slice.         *)
Push(n, e) ==
    /\ Works(n) /\ enactors[n].plan \in Sealed
    /\ Outside!Push(n, e) /\ UNCHANGED lapsed

(* Nothing more can be read of it: the pass ends where it stands.          *)
PlanGone(n) ==
    /\ enactors[n].doing = "walking"
    /\ enactors[n].plan \notin Sealed
    /\ Turns(n, Idle)
    /\ UNCHANGED <<storeVars, target, mail, mostHeld, lapsed>>

FindsNewer(n, e) == Outside!FindsNewer(n, e) /\ UNCHANGED lapsed
FindsDone(n, e)  == Outside!FindsDone(n, e)  /\ UNCHANGED lapsed
StopsWaiting(n)  == Outside!StopsWaiting(n)  /\ UNCHANGED lapsed
Tell(n)          == Outside!Tell(n)          /\ UNCHANGED lapsed
Crash(n)         == Outside!Crash(n)         /\ UNCHANGED lapsed
Restart(n)       == Outside!Restart(n)       /\ UNCHANGED lapsed

UpdateTarget(m, heard) == Outside!UpdateTarget(m, heard) /\ UNCHANGED lapsed
ReportEnactment(m)     == Outside!ReportEnactment(m)     /\ UNCHANGED lapsed
LoseMail(m)            == Outside!LoseMail(m)            /\ UNCHANGED lapsed

-----------------------------------------------------------------------------
(* The store *)

CleanUp(keep) ==
    /\ Store!CleanUp(keep, 0)
    /\ UNCHANGED <<targetVars, lapsed>>

(* At any time: an enactor that was too slow to renew it is like a dead    *)
(* one.                                                                    *)
ClaimExpires(g) ==
    /\ ClaimsExpire
    /\ Store!ClaimExpires(TheTarget, g)
    /\ lapsed' = lapsed \cup {g}
    /\ UNCHANGED targetVars

(* What was on its way to the store is lost.  What the store has said yes  *)
(* to is not, unless a claim is kept where it dies with a node.            *)
StoreRestarts ==
    /\ IF ClaimsOutliveRestarts \/ claims = {} THEN UNCHANGED storeVars
       ELSE \E g \in Generations : Store!ClaimExpires(TheTarget, g)
    /\ mail' = Updates
    /\ UNCHANGED <<target, enactors, mostHeld, lapsed>>

-----------------------------------------------------------------------------
Init == StoreInit /\ TargetInit /\ lapsed = {}

Next ==
    \/ OpenPlan
    \/ \E g \in Generations, es \in Chunks : StageRecordSets(g, es)
    \/ \E g \in Generations : SealPlan(g)
    \/ \E n \in Enactors, g \in Generations : ClaimEnactment(n, g)
    \/ \E n \in Enactors, e \in Endpoints : Push(n, e)
    \/ \E n \in Enactors : PlanGone(n)
    \/ \E n \in Enactors, e \in Endpoints : FindsNewer(n, e)
    \/ \E n \in Enactors, e \in Endpoints : FindsDone(n, e)
    \/ \E n \in Enactors : StopsWaiting(n)
    \/ \E n \in Enactors : Tell(n)
    \/ \E n \in Enactors : Crash(n)
    \/ \E n \in Enactors : Restart(n)
    \/ \E m \in Messages, heard \in BOOLEAN : UpdateTarget(m, heard)
    \/ \E m \in Messages : ReportEnactment(m)
    \/ \E m \in Messages : LoseMail(m)
    \/ \E keep \in Keeps : CleanUp(keep)
    \/ \E g \in Generations : ClaimExpires(g)
    \/ StoreRestarts

Spec == Init /\ [][Next]_vars

Symmetry == Permutations(Enactors) \cup Permutations(Endpoints)

-----------------------------------------------------------------------------
ClaimsTypeOK == TargetTypeOK /\ lapsed \subseteq Generations

(* A plan stays while an enactor is on its way with it, unless its claim   *)
(* has expired.                                                            *)
InFlightIsThere ==
    \A n \in Enactors : Works(n) => enactors[n].plan \in Sealed \cup lapsed

(* So no pass ends half-way, some of the plan at the target and the rest   *)
(* of it gone.                                                             *)
NoneStopsHalfWay ==
    \A n \in Enactors : (Works(n) /\ enactors[n].plan \notin Sealed \cup lapsed) =>
        \A e \in Endpoints : target[e].generation # enactors[n].plan

(* What the target holds can be told, from the moment it is pushed: its    *)
(* plan is there until its claim expires, and for good once reported.      *)
PushedIsThere ==
    \A e \in Endpoints :
        target[e].generation # 0 => target[e].generation \in Sealed \cup lapsed

ReportedIsThere == \A e \in Endpoints : Reported(e) # 0 => Reported(e) \in Sealed

-----------------------------------------------------------------------------
(* What must happen in the end, under the same assumptions as in           *)
(* OutsideTargets; and that somebody cleans up now and then.               *)
FairSpec ==
    /\ Spec
    /\ \A n \in Enactors :
        /\ WF_vars(Restart(n))
        /\ WF_vars(\E g \in Generations : ClaimEnactment(n, g))
        /\ WF_vars(StopsWaiting(n))
        /\ WF_vars(PlanGone(n))
    /\ SF_vars(\E n \in Enactors, e \in Endpoints :
                 Push(n, e) \/ FindsNewer(n, e) \/ FindsDone(n, e))
    /\ SF_vars(\E n \in Enactors : Tell(n))
    /\ SF_vars(\E m \in mail, heard \in BOOLEAN : UpdateTarget(m, heard))
    /\ SF_vars(\E m \in mail : ReportEnactment(m))
    /\ WF_vars(\E m \in mail : LoseMail(m))
    /\ \A g \in Generations : WF_vars(ClaimExpires(g))
    /\ WF_vars(\E keep \in Keeps : CleanUp(keep))

(* Neither clean-up nor a forgotten claim keeps the newest plan from the   *)
(* target.                                                                 *)
NewestReachesTarget == Outside!NewestReachesTarget

Replaced(g) ==
    /\ g \in Sealed
    /\ \A e \in Covers(g) : ~IsNewestAt(g, e)

(* A plan that newer ones replace is cleaned in the end, however its       *)
(* enactors died: claims keep nothing for ever.                            *)
NothingIsKeptForEver == \A g \in Generations : Replaced(g) ~> HasStatus(g, "cleaned")
-----------------------------------------------------------------------------
(* Not promises: each is false, and its model must find the state that     *)
(* shows it.                                                               *)

(* Clean-up would like to delete a plan, and only a claim stands before    *)
(* it.                                                                     *)
NoClaimMatters ==
    \A g \in Claimed : g \in HeldSomewhere \/ \E e \in Covers(g) : IsNewestAt(g, e)

(* A claim expired too early, and the plan in flight is gone.              *)
NoPlanIsGone == \A n \in Enactors : Works(n) => enactors[n].plan \in Sealed
=============================================================================
