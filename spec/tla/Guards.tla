-------------------------------- MODULE Guards --------------------------------
(***************************************************************************)
(* Guards, overrides and freezes, with addresses that can be counted.      *)
(*                                                                         *)
(* Here a plan says which addresses an endpoint is to hold, and remembers  *)
(* what its planner saw live when it was made.  The guards judge what a    *)
(* change does to what is live when it is written.  A person may grant an  *)
(* override: so many uses, of these guards, at these endpoints, until it   *)
(* ends.  A person may freeze: then nothing changes, override or not.      *)
(***************************************************************************)
EXTENDS Integers, FiniteSets, TLC, Rules

CONSTANTS
    Endpoints,
    Addresses,
    MaxGeneration,
    MaxRemoval,       \* percent of an endpoint's addresses that a change may remove
    MaxUses           \* how many uses an override may have; one is granted in a run

VARIABLES
    lastGeneration,   \* the generation drawn last
    plans,            \* the plans to come: [generation, at, addresses, saw]
    live,             \* endpoint -> [generation, addresses, before]
    frozen,           \* the endpoints that are frozen
    override,         \* [lifts, at, granted, left, over]: what a person granted
    asked,            \* the plans whose enactor asked and heard that nothing is frozen
    broken            \* how many changes broke a guard: a witness

vars == <<lastGeneration, plans, live, frozen, override, asked, broken>>

Generations == 1..MaxGeneration
CanDraw     == lastGeneration < MaxGeneration
Drawn       == lastGeneration + 1

Now(e) == live[e].addresses

-----------------------------------------------------------------------------
(* The guards that a change from old to new would break.                   *)
Breaks(old, new) ==
    {rule \in {"never-empty", "max-removal"} :
        CASE rule = "never-empty" -> old # {} /\ new = {}
          [] rule = "max-removal" ->
                100 * Cardinality(old \ new) > MaxRemoval * Cardinality(old)}

Nothing    == [lifts |-> {}, at |-> {}, granted |-> 0, left |-> 0, over |-> FALSE]
Lifts(e)   == IF e \in override.at /\ override.left > 0 /\ ~override.over
              THEN override.lifts ELSE {}

(* What the guards compare a plan with.                                    *)
JudgedBy(plan) == IF GuardsSeeLive THEN Now(plan.at) ELSE plan.saw

(* Makes addresses live at e, where the guards let it pass, or where an    *)
(* override lifts those that do not; then it loses a use.                  *)
Write(e, g, addresses, old) ==
    /\ Breaks(old, addresses) \subseteq Lifts(e)
    /\ override' = IF Breaks(old, addresses) # {} /\ OverrideConsumed
                   THEN [override EXCEPT !.left = @ - 1] ELSE override
    /\ live' = [live EXCEPT ![e] =
          [generation |-> g, addresses |-> addresses, before |-> Now(e)]]
    /\ broken' = IF Breaks(Now(e), addresses) = {} THEN broken ELSE broken + 1

(* Plans that can never go live any more are of no interest.               *)
StillToCome(ps, e, g) == {p \in ps : p.at = e => p.generation > g}

-----------------------------------------------------------------------------
(* Drawn, written and sealed in one step: what matters here is what may    *)
(* happen before it is enacted.                                            *)
Plan(e, addresses) ==
    /\ CanDraw
    /\ lastGeneration' = Drawn
    /\ plans' = plans \cup
          {[generation |-> Drawn, at |-> e, addresses |-> addresses, saw |-> Now(e)]}
    /\ UNCHANGED <<live, frozen, override, asked, broken>>

EnactPlan(g) ==
    /\ \E p \in plans :
        /\ p.generation = g
        /\ g > live[p.at].generation
        /\ IF FrozenInWrite THEN p.at \notin frozen ELSE p \in asked
        /\ Write(p.at, g, p.addresses, JudgedBy(p))
        /\ plans' = StillToCome(plans, p.at, g)
        /\ asked' = StillToCome(asked, p.at, g)
    /\ UNCHANGED <<lastGeneration, frozen>>

(* An enactor that asks whether it may, and writes later.                  *)
AskIfFrozen(g) ==
    /\ \E p \in plans :
        /\ p.generation = g
        /\ p.at \notin frozen
        /\ asked' = asked \cup {p}
    /\ UNCHANGED <<lastGeneration, plans, live, frozen, override, broken>>

(* A roll-back is judged like any change.  It freezes what it touched, so  *)
(* that no plan undoes it unseen.                                          *)
RollBack(e) ==
    /\ CanDraw
    /\ live[e].generation # 0
    /\ e \notin frozen
    /\ lastGeneration' = Drawn
    /\ Write(e, Drawn, live[e].before, Now(e))
    /\ plans' = StillToCome(plans, e, Drawn)
    /\ asked' = StillToCome(asked, e, Drawn)
    /\ frozen' = frozen \cup {e}

-----------------------------------------------------------------------------
(* A person *)

GrantOverride(lifts, es, uses) ==
    /\ override = Nothing
    /\ override' = [lifts |-> lifts, at |-> es, granted |-> uses, left |-> uses, over |-> FALSE]
    /\ UNCHANGED <<lastGeneration, plans, live, frozen, asked, broken>>

(* Revoked, or expired by the stamp of an entry: at any time.              *)
OverrideEnds ==
    /\ override # Nothing
    /\ ~override.over
    /\ override' = [override EXCEPT !.over = TRUE]
    /\ UNCHANGED <<lastGeneration, plans, live, frozen, asked, broken>>

Freeze(e) ==
    /\ e \notin frozen
    /\ frozen' = frozen \cup {e}
    /\ UNCHANGED <<lastGeneration, plans, live, override, asked, broken>>

Unfreeze(e) ==
    /\ e \in frozen
    /\ frozen' = frozen \ {e}
    /\ UNCHANGED <<lastGeneration, plans, live, override, asked, broken>>

-----------------------------------------------------------------------------
Init ==
    /\ lastGeneration = 0
    /\ plans = {}
    /\ live = [e \in Endpoints |-> [generation |-> 0, addresses |-> {}, before |-> {}]]
    /\ frozen = {}
    /\ override = Nothing
    /\ asked = {}
    /\ broken = 0

LiftedTogether == {{"max-removal"}, {"never-empty", "max-removal"}}

Next ==
    \/ \E e \in Endpoints, addresses \in SUBSET Addresses : Plan(e, addresses)
    \/ \E g \in Generations : EnactPlan(g)
    \/ \E e \in Endpoints : RollBack(e)
    \/ \E lifts \in LiftedTogether, es \in SUBSET Endpoints \ {{}}, uses \in 1..MaxUses :
          GrantOverride(lifts, es, uses)
    \/ OverrideEnds
    \/ \E e \in Endpoints : Freeze(e)
    \/ \E e \in Endpoints : Unfreeze(e)

Spec == Init /\ [][Next]_vars

(* Enactors that ask first and write later.                                *)
TwoStepSpec == Init /\ [][Next \/ \E g \in Generations : AskIfFrozen(g)]_vars

Symmetry == Permutations(Endpoints) \cup Permutations(Addresses)

-----------------------------------------------------------------------------
TypeOK ==
    /\ lastGeneration \in 0..MaxGeneration
    /\ \A p \in plans :
        /\ p.generation \in 1..lastGeneration
        /\ p.at \in Endpoints
        /\ p.addresses \subseteq Addresses
        /\ p.saw \subseteq Addresses
    /\ \A e \in Endpoints :
        /\ live[e].generation \in 0..lastGeneration
        /\ live[e].addresses \subseteq Addresses
        /\ live[e].before \subseteq Addresses
    /\ frozen \subseteq Endpoints
    /\ override.left \in 0..override.granted
    /\ asked \subseteq plans
    /\ broken \in 0..MaxGeneration

(* Every break of a guard is a use of an override that a person granted.   *)
BreaksAreGranted == broken = override.granted - override.left

(* So nothing is broken more often than was granted.                       *)
NoMoreThanGranted == broken <= override.granted

(* The same, said of single steps: a change breaks a guard only where an   *)
(* override in force lifts that guard there, and it loses a use by it.     *)
GuardsHold ==
    [][\A e \in Endpoints :
          LET breaks == Breaks(live[e].addresses, live'[e].addresses) IN
          breaks # {} => /\ breaks \subseteq Lifts(e)
                         /\ override'.left = override.left - 1]_vars

(* What is frozen stays as it is; there is no override of that.            *)
FrozenStays == [][\A e \in frozen : live'[e] = live[e]]_vars

(* Promise 1, with roll-backs.                                             *)
GoesForward ==
    [][\A e \in Endpoints : live'[e] = live[e]
                             \/ live'[e].generation > live[e].generation]_vars
-----------------------------------------------------------------------------
(* Not promises: each is false, and its model must find the state that     *)
(* shows it.                                                               *)

NothingIsBroken == broken = 0

(* Two plans, each harmless by what its planner saw; after one of them the *)
(* other is not.                                                           *)
NoPlanTurnsHarmful ==
    \A p \in plans : Breaks(p.saw, p.addresses) = {} => Breaks(Now(p.at), p.addresses) = {}

(* A plan older than a freeze waits for its end.                           *)
NothingWaits == \A p \in plans : p.at \notin frozen
=============================================================================
