--------------------------- MODULE GuardsInduction ---------------------------
(***************************************************************************)
(* Why no guard is broken more often than a person granted, however long   *)
(* the store runs: one step from every state in which Inductive is true.   *)
(***************************************************************************)
EXTENDS Guards

AnyPlan ==
    [generation : Generations, at : Endpoints,
     addresses : SUBSET Addresses, saw : SUBSET Addresses]

(* A generation is one plan's.                                             *)
OnePlanEach == \A p, q \in plans : p.generation = q.generation => p = q

AnyOverride ==
    {Nothing} \cup
    [lifts : LiftedTogether, at : SUBSET Endpoints \ {{}}, granted : 1..MaxUses,
     left : 0..MaxUses, over : BOOLEAN]

Start ==
    /\ lastGeneration \in 0..MaxGeneration
    /\ plans \in SUBSET AnyPlan /\ OnePlanEach
    /\ live \in [Endpoints -> [generation : 0..MaxGeneration, addresses : SUBSET Addresses,
                               before : SUBSET Addresses]]
    /\ frozen \in SUBSET Endpoints
    /\ override \in AnyOverride
    /\ asked = {}
    /\ broken \in 0..MaxUses

UsesFit == override.left \in 0..override.granted

Inductive == UsesFit /\ BreaksAreGranted

(* A bound, without the account behind it.                                 *)
Bounded == UsesFit /\ NoMoreThanGranted

StartInductive == Start /\ Inductive
StartBounded   == Start /\ Bounded

JustOneStep == TLCGet("level") <= 0
=============================================================================
