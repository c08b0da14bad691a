--------------------------- MODULE TargetInduction ---------------------------
(***************************************************************************)
(* Why an outside target goes neither back nor empty however long it is    *)
(* pushed to: one step from every state in which Inductive is true.        *)
(***************************************************************************)
EXTENDS OutsideTargets

(* What a plan says of an endpoint does not matter here, only that it      *)
(* covers it.                                                              *)
AnyPlan(statuses) ==
    [status : statuses, content : UNION {[es -> {NoAddress}] : es \in SUBSET Endpoints}]

(* A store in which plans are written, and nothing is live: any of those.  *)
AnyStore ==
    /\ lastGeneration \in 0..MaxGeneration
    /\ plans \in [1..lastGeneration -> AnyPlan({"open", "sealed"})]
    /\ endpoints = <<>>
    /\ zone = [exists |-> TRUE, floor |-> 0]
    /\ frozen = {} /\ guards = <<>> /\ historyLimit = HistoryLength
    /\ lastOverride = 0 /\ overrides = <<>>
    /\ claims = {}

AnyHeld ==
    held \in {<<>>} \cup
        UNION {[{TheTarget} -> [es -> Generations]] : es \in SUBSET Endpoints}

AnyTarget ==
    target \in [Endpoints -> [generation : 0..MaxGeneration, content : Contents, token : {0}]]

AnyMail == mail \in {ms \in SUBSET Messages : Cardinality(ms) <= MaxMail}

AnyWork ==
    {Idle, Down}
    \cup {Walking(g, left) : g \in Generations, left \in SUBSET Endpoints \ {{}}}
    \cup {Waiting(g, left, e, x) : g \in Generations, left \in SUBSET Endpoints \ {{}},
                                   e \in Endpoints, x \in 0..MaxGeneration}
    \cup {Telling(g, left, e) : g \in Generations, left \in SUBSET Endpoints \ {{}},
                                e \in Endpoints}

AnyEnactors == enactors \in [Enactors -> AnyWork]

-----------------------------------------------------------------------------
TargetFits == \A e \in Endpoints :
    mostHeld[e] = target[e].generation /\ target[e].content = target[e].generation

(* An update names a marker that is older than what it brings: so if the   *)
(* marker is still that one, it brings something newer.                    *)
UpdatesGoForward == \A m \in Updates : m.expects < m.plan

(* Nobody says of the target what it did not hold.                         *)
ReportsAreTrue  == \A m \in Reports : m.plan <= mostHeld[m.endpoint]
BeliefsAreTrue  == \A e \in Endpoints : Reported(e) <= mostHeld[e]
TellersSpeakTrue ==
    \A n \in Enactors : enactors[n].doing = "telling" =>
        enactors[n].plan <= mostHeld[enactors[n].endpoint]

Inductive ==
    TargetFits /\ UpdatesGoForward /\ ReportsAreTrue /\ BeliefsAreTrue /\ TellersSpeakTrue

(* The same, without what is said of updates under way, or of enactors     *)
(* about to report.                                                        *)
WithoutUpdates == TargetFits /\ ReportsAreTrue /\ BeliefsAreTrue /\ TellersSpeakTrue
WithoutTellers == TargetFits /\ UpdatesGoForward /\ ReportsAreTrue /\ BeliefsAreTrue

-----------------------------------------------------------------------------
Start ==
    /\ AnyStore
    /\ AnyTarget
    /\ mostHeld \in [Endpoints -> 0..MaxGeneration] /\ TargetFits
    /\ AnyHeld /\ BeliefsAreTrue
    /\ AnyMail /\ ReportsAreTrue
    /\ AnyEnactors

StartInductive      == Start /\ UpdatesGoForward /\ TellersSpeakTrue
StartWithoutUpdates == Start /\ TellersSpeakTrue
StartWithoutTellers == Start /\ UpdatesGoForward

Next == Planners \/ Fleet \/ Network

JustOneStep == TLCGet("level") <= 0

Promised == TargetForwardOnly /\ TargetNeverEmpty /\ TargetIsWhole /\ StoreBelievesNoMore
=============================================================================
