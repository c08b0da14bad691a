---------------------------- MODULE OutsideTargets ----------------------------
(***************************************************************************)
(* Enactors push plans to an outside target, through a network that loses, *)
(* delays and repeats, and report to the store what the target holds.      *)
(*                                                                         *)
(* The fence stands at the target: an update is accepted only where the    *)
(* marker is still the one it was decided on.  All else may be late, lost  *)
(* or wrong: an update, its reply, a report, the enactor itself.           *)
(***************************************************************************)
EXTENDS Target

CONSTANTS
    MaxOpen,      \* how many plans are written at once: the planners at work
    Chunks        \* what a planner may stage at once: sets of endpoints

Store == INSTANCE Store

vars == <<storeVars, targetVars>>

Turns(n, to) == enactors' = [enactors EXCEPT ![n] = to]

WalksOn(n, left) == Turns(n, IF left = {} THEN Idle ELSE Walking(enactors[n].plan, left))

Post(m) ==
    /\ m \in mail \/ Cardinality(mail) < MaxMail
    /\ mail' = mail \cup {m}

-----------------------------------------------------------------------------
(* Planners, as elsewhere                                                  *)

OpenPlan ==
    /\ Cardinality(Open) < MaxOpen
    /\ Store!OpenPlan /\ UNCHANGED targetVars

StageRecordSets(g, es) ==
    Store!StageRecordSets(g, [e \in es |-> g]) /\ UNCHANGED targetVars

SealPlan(g) == Store!SealPlan(g) /\ UNCHANGED targetVars

-----------------------------------------------------------------------------
(* Enactors *)

(* The look at the store, which grows old.                                 *)
TakePlan(n, g) ==
    /\ enactors[n] = Idle
    /\ IsDue(g)
    /\ Turns(n, Walking(g, Lacking(g)))
    /\ UNCHANGED <<storeVars, target, mail, mostHeld>>

At(n, e) ==
    /\ enactors[n].doing = "walking"
    /\ e \in enactors[n].left

(* Reads the marker at e, finds it older, and sends an update that holds   *)
(* only against that marker.  Where the marker cannot tell, there is       *)
(* nothing to compare.                                                     *)
Push(n, e) ==
    /\ At(n, e)
    /\ MarkerOrders => Marker(e) < enactors[n].plan
    /\ Post(Update(enactors[n].plan, e, Marker(e)))
    /\ Turns(n, Waiting(enactors[n].plan, enactors[n].left, e, Marker(e)))
    /\ UNCHANGED <<storeVars, target, mostHeld>>

FindsNewer(n, e) ==
    /\ At(n, e)
    /\ MarkerOrders /\ Marker(e) > enactors[n].plan
    /\ WalksOn(n, enactors[n].left \ {e})
    /\ UNCHANGED <<storeVars, target, mail, mostHeld>>

(* Its own update took place and it did not hear, or another's did.        *)
FindsDone(n, e) ==
    /\ At(n, e)
    /\ MarkerOrders /\ Marker(e) = enactors[n].plan
    /\ Turns(n, Telling(enactors[n].plan, enactors[n].left, e))
    /\ UNCHANGED <<storeVars, target, mail, mostHeld>>

(* Refused, or no reply: it cannot tell which, and reads the marker anew.  *)
StopsWaiting(n) ==
    /\ enactors[n].doing = "waiting"
    /\ Turns(n, Walking(enactors[n].plan, enactors[n].left))
    /\ UNCHANGED <<storeVars, target, mail, mostHeld>>

Tell(n) ==
    /\ enactors[n].doing = "telling"
    /\ Post(Report(enactors[n].plan, enactors[n].endpoint))
    /\ WalksOn(n, enactors[n].left \ {enactors[n].endpoint})
    /\ UNCHANGED <<storeVars, target, mostHeld>>

Crash(n) ==
    /\ Works(n)
    /\ Turns(n, Down)
    /\ UNCHANGED <<storeVars, target, mail, mostHeld>>

Restart(n) ==
    /\ enactors[n] = Down
    /\ Turns(n, Idle)
    /\ UNCHANGED <<storeVars, target, mail, mostHeld>>

-----------------------------------------------------------------------------
(* The network.  A message delivered may be delivered again; sooner or     *)
(* later no copy of it is left.                                            *)

Holds(e, g, content) ==
    /\ target' = [target EXCEPT ![e] =
          [generation |-> g, content |-> content,
           token |-> IF MarkerOrders THEN 0 ELSE @.token + 1]]
    /\ mostHeld' = [mostHeld EXCEPT ![e] = IF @ < g THEN g ELSE @]

(* The enactors that hear the reply, if it gets through: those that wait   *)
(* for this very update.                                                   *)
Hears(m) ==
    enactors' = [n \in Enactors |->
        IF /\ enactors[n].doing = "waiting"
           /\ m = Update(enactors[n].plan, enactors[n].endpoint, enactors[n].expects)
        THEN Telling(enactors[n].plan, enactors[n].left, enactors[n].endpoint)
        ELSE enactors[n]]

(* One step: the marker is compared, and record sets and marker replaced.  *)
UpdateTarget(m, heard) ==
    /\ m \in Updates
    /\ TargetCompares => Marker(m.endpoint) = m.expects
    /\ WholeUpdate \/ target[m.endpoint].content = NoAddress
    /\ Holds(m.endpoint, m.plan, m.plan)
    /\ IF heard THEN Hears(m) ELSE UNCHANGED enactors
    /\ UNCHANGED <<storeVars, mail>>

(* The first half of an update that is not whole: what stands there goes.  *)
TearDown(m) ==
    /\ m \in Updates
    /\ ~WholeUpdate
    /\ Marker(m.endpoint) = m.expects
    /\ target[m.endpoint].content # NoAddress
    /\ target' = [target EXCEPT ![m.endpoint].content = NoAddress]
    /\ UNCHANGED <<storeVars, mail, enactors, mostHeld>>

ReportEnactment(m) ==
    /\ m \in Reports
    /\ Store!ReportEnactment(TheTarget, m.plan, {m.endpoint})
    /\ UNCHANGED targetVars

LoseMail(m) ==
    /\ m \in mail
    /\ mail' = mail \ {m}
    /\ UNCHANGED <<storeVars, target, enactors, mostHeld>>

(* Somebody reports of any plan that the target holds it, or that it holds *)
(* nothing, true or not.                                                   *)
Lie(g, es) == Store!ReportEnactment(TheTarget, g, es) /\ UNCHANGED targetVars
Deny       == Store!ForgetTarget(TheTarget) /\ UNCHANGED targetVars

-----------------------------------------------------------------------------
Init == StoreInit /\ TargetInit

Planners ==
    \/ OpenPlan
    \/ \E g \in Generations, es \in Chunks : StageRecordSets(g, es)
    \/ \E g \in Generations : SealPlan(g)

Fleet ==
    \/ \E n \in Enactors, g \in Generations : TakePlan(n, g)
    \/ \E n \in Enactors, e \in Endpoints : Push(n, e)
    \/ \E n \in Enactors, e \in Endpoints : FindsNewer(n, e)
    \/ \E n \in Enactors, e \in Endpoints : FindsDone(n, e)
    \/ \E n \in Enactors : StopsWaiting(n)
    \/ \E n \in Enactors : Tell(n)
    \/ \E n \in Enactors : Crash(n)
    \/ \E n \in Enactors : Restart(n)

Network ==
    \/ \E m \in Messages, heard \in BOOLEAN : UpdateTarget(m, heard)
    \/ \E m \in Messages : ReportEnactment(m)
    \/ \E m \in Messages : LoseMail(m)

Spec == Init /\ [][Planners \/ Fleet \/ Network]_vars

(* Reports are of no use for safety: they may as well be lies.             *)
LyingSpec ==
    Init /\ [][\/ Planners \/ Fleet \/ Network
               \/ \E g \in Generations, es \in SUBSET Endpoints : Lie(g, es)
               \/ Deny]_vars

(* A target that takes down before it puts up.                             *)
HalvesSpec == Init /\ [][Planners \/ Fleet \/ Network \/ \E m \in Messages : TearDown(m)]_vars

Symmetry == Permutations(Enactors) \cup Permutations(Endpoints)

-----------------------------------------------------------------------------
(* What must happen in the end, if everyone goes on while they can, some   *)
(* enactor gets its turn between crashes now and then, and a message sent  *)
(* again and again gets through some day.                                  *)
FairSpec ==
    /\ Spec
    /\ \A n \in Enactors :
        /\ WF_vars(Restart(n))
        /\ WF_vars(\E g \in Generations : TakePlan(n, g))
        /\ WF_vars(StopsWaiting(n))
    /\ SF_vars(\E n \in Enactors, e \in Endpoints :
                 Push(n, e) \/ FindsNewer(n, e) \/ FindsDone(n, e))
    /\ SF_vars(\E n \in Enactors : Tell(n))
    /\ SF_vars(\E m \in mail, heard \in BOOLEAN : UpdateTarget(m, heard))
    /\ SF_vars(\E m \in mail : ReportEnactment(m))
    /\ WF_vars(\E m \in mail : LoseMail(m))

(* The newest plan reaches the target: what an endpoint holds in the end   *)
(* is that plan, or something newer.                                       *)
NewestReachesTarget ==
    \A g \in Generations, e \in Endpoints :
        (g \in Sealed /\ e \in Covers(g)) ~> (target[e].generation >= g)

(* And the store gets to know.                                             *)
StoreLearns ==
    \A g \in Generations, e \in Endpoints :
        IsNewestAt(g, e) ~> (Reported(e) >= g \/ ~IsNewestAt(g, e))
-----------------------------------------------------------------------------
(* Not promises: each is false, and its model must find the state that     *)
(* shows it.                                                               *)

(* An update under way that is older than what the target holds.           *)
NoneIsLate == \A m \in Updates : m.plan >= target[m.endpoint].generation

(* An update took place, and the enactor that sent it waits to hear.       *)
NoReplyIsLost ==
    \A n \in Enactors : enactors[n].doing = "waiting" =>
        target[enactors[n].endpoint].generation < enactors[n].plan

(* A report under way that is older than what the store knows.             *)
NoReportIsLate == \A m \in Reports : m.plan >= Reported(m.endpoint)

(* An enactor dies between pushing and telling: the target holds what the  *)
(* store has not heard of.                                                 *)
NoneDiesUnheard ==
    (mail = {} /\ \A n \in Enactors : enactors[n] = Down) =>
        \A e \in Endpoints : Reported(e) = target[e].generation
=============================================================================
