-------------------------------- MODULE State --------------------------------
(***************************************************************************)
(* What the store keeps, and the words for looking at it.                  *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets, TLC, Rules

CONSTANTS
    Endpoints,        \* the names that plans and commands are about
    MaxGeneration,    \* how many generations a run may draw
    HistoryLength     \* how many earlier contents an endpoint remembers

VARIABLES
    lastGeneration,   \* the generation drawn last
    plans,            \* generation -> [status, content]; never opened: absent
    endpoints,        \* endpoint -> [live, history]; never anything live: absent
    zone              \* [exists, floor]: the one zone all endpoints stand in

storeVars == <<lastGeneration, plans, endpoints, zone>>

Generations == 1..MaxGeneration

(***************************************************************************)
(* A content stands for an endpoint's record sets: 0 holds no address, and *)
(* n holds the addresses first put forward under generation n.             *)
(***************************************************************************)
NoAddress == 0
Contents  == {NoAddress} \cup Generations
Lives     == [generation : Generations, content : Contents]

StoreInit ==
    /\ lastGeneration = 0
    /\ plans = <<>>
    /\ endpoints = <<>>
    /\ zone = [exists |-> TRUE, floor |-> 0]

StoreTypeOK ==
    /\ lastGeneration \in 0..MaxGeneration
    /\ DOMAIN plans \subseteq 1..lastGeneration
    /\ \A g \in DOMAIN plans :
        /\ plans[g].status \in {"open", "sealed", "cleaned"}
        /\ DOMAIN plans[g].content \subseteq Endpoints
        /\ \A e \in DOMAIN plans[g].content : plans[g].content[e] \in Contents
    /\ DOMAIN endpoints \subseteq Endpoints
    /\ \A e \in DOMAIN endpoints :
        /\ endpoints[e].live \in Lives
        /\ Len(endpoints[e].history) <= HistoryLength
        /\ \A i \in DOMAIN endpoints[e].history : endpoints[e].history[i] \in Lives
    /\ zone.exists \in BOOLEAN
    /\ zone.floor \in 0..lastGeneration
    /\ ~zone.exists => endpoints = <<>>

-----------------------------------------------------------------------------
HasStatus(g, status) == g \in DOMAIN plans /\ plans[g].status = status
Sealed    == {g \in DOMAIN plans : plans[g].status = "sealed"}
Open      == {g \in DOMAIN plans : plans[g].status = "open"}
Covers(g) == DOMAIN plans[g].content

(***************************************************************************)
(* The generation that a change of e must exceed.  A name where nothing    *)
(* was live yet counts as old as its zone's floor.                         *)
(***************************************************************************)
LiveGeneration(e) ==
    IF e \in DOMAIN endpoints THEN endpoints[e].live.generation
    ELSE IF zone.exists THEN zone.floor
    ELSE 0

(***************************************************************************)
(* What a live or remembered entry of e really holds.  By value that is    *)
(* what stands in it.  By reference it is whatever the plan still says,    *)
(* which is nothing once the plan is cleaned.                              *)
(***************************************************************************)
Recall(entry, e) ==
    IF LiveByValue \/ entry.generation \notin DOMAIN plans THEN entry.content
    ELSE IF e \in Covers(entry.generation) THEN plans[entry.generation].content[e]
    ELSE NoAddress

(* What a query for e is told.                                             *)
Answer(e) ==
    IF e \in DOMAIN endpoints THEN Recall(endpoints[e].live, e) ELSE NoAddress

(***************************************************************************)
(* A plan is wanted at e while it is the newest sealed plan that covers e  *)
(* and has not arrived there.                                              *)
(***************************************************************************)
WantedAt(g, e) ==
    /\ e \in Covers(g)
    /\ g > LiveGeneration(e)
    /\ \A h \in Sealed : h > g => e \notin Covers(h)

IsWanted(g) == g \in Sealed /\ \E e \in Covers(g) : WantedAt(g, e)

LiveSomewhere == {endpoints[e].live.generation : e \in DOMAIN endpoints}

Remembered ==
    UNION { {endpoints[e].history[i].generation : i \in DOMAIN endpoints[e].history}
            : e \in DOMAIN endpoints }
=============================================================================
