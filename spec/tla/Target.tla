-------------------------------- MODULE Target --------------------------------
(***************************************************************************)
(* An outside target: a DNS server or service that is not the store, which *)
(* enactors push plans to.  What it holds, what travels to it and about    *)
(* it, and what must be true of it.                                        *)
(*                                                                         *)
(* One target is all targets: no step is about two of them.                *)
(***************************************************************************)
EXTENDS State

CONSTANTS
    Enactors,
    MaxMail       \* how many messages are under way at once

TheTarget == "outside"

VARIABLES
    target,       \* endpoint -> what the target holds: [generation, content, token]
    mail,         \* the messages under way
    enactors,     \* enactor -> what it is doing, all of it lost in a crash
    mostHeld      \* endpoint -> the greatest generation ever held: a witness

targetVars == <<target, mail, enactors, mostHeld>>

(* A target as it is found: nothing in it is ours.                         *)
Bare == [generation |-> 0, content |-> NoAddress, token |-> 0]

TargetInit ==
    /\ target = [e \in Endpoints |-> Bare]
    /\ mail = {}
    /\ enactors = [n \in Enactors |-> [doing |-> "idle"]]
    /\ mostHeld = [e \in Endpoints |-> 0]

-----------------------------------------------------------------------------
(* The marker is a record set beside the endpoint's own, which an update   *)
(* replaces in the same breath.  It says which generation stands there.    *)
(* A lock says who wrote and when: enough to tell one write from another,  *)
(* not enough to tell which is the older.                                  *)
Marker(e) == IF MarkerOrders THEN target[e].generation ELSE target[e].token

(* An update carries the marker it was decided on.                         *)
Update(g, e, expects) == [to |-> "target", plan |-> g, endpoint |-> e, expects |-> expects]
Report(g, e)          == [to |-> "store", plan |-> g, endpoint |-> e]

(* All the messages there can be.                                          *)
Messages ==
    {Update(g, e, x) : g \in Generations, e \in Endpoints, x \in 0..MaxGeneration}
    \cup {Report(g, e) : g \in Generations, e \in Endpoints}

Updates == {m \in mail : m.to = "target"}
Reports == {m \in mail : m.to = "store"}

Idle == [doing |-> "idle"]
Down == [doing |-> "down"]
Walking(g, left)        == [doing |-> "walking", plan |-> g, left |-> left]
Waiting(g, left, e, ex) == [doing |-> "waiting", plan |-> g, left |-> left,
                            endpoint |-> e, expects |-> ex]
Telling(g, left, e)     == [doing |-> "telling", plan |-> g, left |-> left, endpoint |-> e]

Works(n) == enactors[n].doing \in {"walking", "waiting", "telling"}

(* The newest sealed plan that covers e.                                   *)
IsNewestAt(g, e) ==
    /\ g \in Sealed /\ e \in Covers(g)
    /\ \A h \in Sealed : h > g => e \notin Covers(h)

(* What the store was told the target holds: it may be behind.             *)
Reported(e) == HeldBy(TheTarget, e)

(* What an enactor finds to do in the store's books.                       *)
Lacking(g) == {e \in Covers(g) : g > Reported(e)}
IsDue(g)   == g \in Sealed /\ \E e \in Lacking(g) : IsNewestAt(g, e)

-----------------------------------------------------------------------------
TargetTypeOK ==
    /\ StoreTypeOK
    /\ \A e \in Endpoints :
        /\ target[e].generation \in 0..MaxGeneration
        /\ target[e].content \in Contents
        /\ MarkerOrders => target[e].token = 0
    /\ mostHeld \in [Endpoints -> 0..MaxGeneration]
    /\ mail \subseteq Messages /\ Cardinality(mail) <= MaxMail
    /\ \A n \in Enactors : Works(n) \/ enactors[n] \in {Idle, Down}

(* Promise 1, at the target: it holds nothing older than it ever held.     *)
TargetForwardOnly == \A e \in Endpoints : target[e].generation >= mostHeld[e]

(* Promise 2, at the target: what answered once keeps answering.           *)
TargetNeverEmpty == \A e \in Endpoints : mostHeld[e] > 0 => target[e].content # NoAddress

(* The content at the target is its generation's, never a bit of another.  *)
TargetIsWhole == \A e \in Endpoints : target[e].content = target[e].generation

(* What the store was told, the target has held; it may hold more by now.  *)
StoreBelievesNoMore == \A e \in Endpoints : Reported(e) <= mostHeld[e]

(* What the world sees of the target.                                      *)
SeenAtTarget ==
    [e \in Endpoints |->
        [generation |-> target[e].generation,
         content    |-> target[e].content,
         owed       |-> mostHeld[e] > 0]]

TargetWorld == INSTANCE Answers WITH answers <- SeenAtTarget

(* The target refines Answers, like the store; only that nobody ever has   *)
(* the permission to end an answer there.                                  *)
TargetRefinesAnswers == TargetWorld!Spec
=============================================================================
