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
    zone,             \* [exists, floor]: the one zone all endpoints stand in
    frozen,           \* what is frozen: endpoints, ZoneItself, StoreItself
    guards,           \* where min-addresses is set -> the least number
    historyLimit,     \* how many earlier contents the zone's endpoints keep now
    lastOverride,     \* how many overrides were granted
    overrides,        \* id -> [at, uses, expired]; revoked or forgotten: absent
    claims,           \* <<target, generation>>: claims that have not run out
    held              \* target -> endpoint -> the generation reported to be there;
                      \* a target the store was never told of: absent

liveVars  == <<lastGeneration, plans, endpoints, zone>>
limitVars == <<guards, historyLimit>>
leaveVars == <<lastOverride, overrides>>
outerVars == <<claims, held>>
storeVars == <<liveVars, frozen, limitVars, leaveVars, outerVars>>

Generations == 1..MaxGeneration

ZoneItself  == "zone"     \* the whole zone, or its apex
StoreItself == "store"

EndpointsAndZone == Endpoints \cup {ZoneItself}

(***************************************************************************)
(* A content stands for an endpoint's record sets: 0 holds no address, and *)
(* n holds the addresses first put forward under generation n.             *)
(***************************************************************************)
NoAddress == 0
Contents  == {NoAddress} \cup Generations

(* How many they are: two and one by turns, so that a guard can count.     *)
AddressesIn(content) == IF content = NoAddress THEN 0 ELSE 1 + (content % 2)

Lives     == [generation : Generations, content : Contents]

StoreInit ==
    /\ lastGeneration = 0
    /\ plans = <<>>
    /\ endpoints = <<>>
    /\ zone = [exists |-> TRUE, floor |-> 0]
    /\ frozen = {}
    /\ guards = <<>>
    /\ historyLimit = HistoryLength
    /\ lastOverride = 0
    /\ overrides = <<>>
    /\ claims = {}
    /\ held = <<>>

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
    /\ frozen \subseteq EndpointsAndZone \cup {StoreItself}
    /\ DOMAIN guards \subseteq EndpointsAndZone
    /\ \A s \in DOMAIN guards : guards[s] \in Nat \ {0}
    /\ historyLimit \in 0..HistoryLength
    /\ DOMAIN overrides \subseteq 1..lastOverride
    /\ \A o \in DOMAIN overrides :
        /\ overrides[o].at \subseteq EndpointsAndZone
        /\ overrides[o].uses \in Nat
        /\ overrides[o].expired \in BOOLEAN
    /\ \A claim \in claims : claim[1] \in DOMAIN held /\ claim[2] \in 1..lastGeneration
    /\ \A t \in DOMAIN held :
        /\ DOMAIN held[t] \subseteq Endpoints
        /\ \A e \in DOMAIN held[t] : held[t][e] \in 1..lastGeneration

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

NothingAnswers == \A e \in Endpoints : Answer(e) = NoAddress

(* An endpoint is frozen with its zone, and the zone with the store.       *)
ZoneIsFrozen == {ZoneItself, StoreItself} \cap frozen # {}
IsFrozen(e)  == e \in frozen \/ ZoneIsFrozen

(* The setting of min-addresses at e: the nearer wins.                     *)
LeastAddresses(e) ==
    IF e \in DOMAIN guards /\ NearerWins THEN guards[e]
    ELSE IF ZoneItself \in DOMAIN guards THEN guards[ZoneItself]
    ELSE IF e \in DOMAIN guards THEN guards[e]
    ELSE 0

(* What target t was last reported to hold at e.                           *)
HeldBy(t, e) ==
    IF t \in DOMAIN held THEN IF e \in DOMAIN held[t] THEN held[t][e] ELSE 0 ELSE 0

HeldSomewhere == UNION { {held[t][e] : e \in DOMAIN held[t]} : t \in DOMAIN held }
Claimed       == {claim[2] : claim \in claims}

LiveSomewhere == {endpoints[e].live.generation : e \in DOMAIN endpoints}

Remembered ==
    UNION { {endpoints[e].history[i].generation : i \in DOMAIN endpoints[e].history}
            : e \in DOMAIN endpoints }
=============================================================================
