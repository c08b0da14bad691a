------------------------------- MODULE Commands -------------------------------
(***************************************************************************)
(* Every command the machine takes, with every argument within bounds: the *)
(* alphabet in which spec and code are compared, edge by edge.             *)
(*                                                                         *)
(* It is Store's actions as they are, and beside them the other forms in   *)
(* which callers may send the same commands: about several endpoints at    *)
(* once, about a whole plan, with an override of the guard or without.     *)
(***************************************************************************)
EXTENDS Refusals

CONSTANTS
    Keeps     \* the clean-up policies in use: how many of the newest plans to keep

(* A chunk of a plan says of each endpoint in it whether it is to have the *)
(* plan's addresses or none.                                               *)
Chunks(g) == UNION {[es -> {NoAddress, g}] : es \in SUBSET Endpoints}

Modes == {"atomic", "independent"}

Destinations == {Previous} \cup Generations

-----------------------------------------------------------------------------
(* With an override the guard is lifted, and nothing else is.              *)
EnactPlanOverriding(g, es, mode) ==
    /\ HasStatus(g, "sealed")
    /\ LET willing  == {e \in es : WhyNotAt(g, e, TRUE) = {}}
           accepted == {e \in willing : ~AlreadyLive(g, e)} IN
        /\ accepted # {}
        /\ mode = "atomic" => willing = es
        /\ MakeLive(accepted, g, LAMBDA e : plans[g].content[e])
    /\ UNCHANGED <<lastGeneration, plans, zone>>

EnactWholePlan(g, mode, override) ==
    /\ HasStatus(g, "sealed")
    /\ IF override THEN EnactPlanOverriding(g, Covers(g), mode)
                   ELSE EnactPlan(g, Covers(g), mode)

(* Of a zone that exists, an import is a whole plan made live in it.  One  *)
(* that does not exist would need its apex in the plan, and here no plan   *)
(* names it.                                                               *)
ImportZone(g, override) == zone.exists /\ EnactWholePlan(g, "atomic", override)

(* Contents made live under a generation drawn for them, at all of es.     *)
MakeDrawnLive(es, ContentAt(_)) ==
    /\ CanDraw
    /\ es # {}
    /\ MakeLive(es, Drawn, ContentAt)
    /\ lastGeneration' = Drawn
    /\ UNCHANGED <<plans, zone>>

(* Back to `to`, a generation or Previous: all of es, or none.             *)
RollBackAll(es, to, override) ==
    /\ \A e \in es : WhyNotBack(e, to, override) = {}
    /\ MakeDrawnLive(es, LAMBDA e : Before(e, to))

RollBackPlan(g, to, override) ==
    HasStatus(g, "sealed") /\ RollBackAll(LiveFrom(g), to, override)

PutAll(es) == zone.exists /\ MakeDrawnLive(es, LAMBDA e : Drawn)

(* Endpoints without an address have none to lose: they stay as they are.  *)
DeleteAll(es, override) ==
    override /\ MakeDrawnLive({e \in es : Answer(e) # NoAddress}, LAMBDA e : NoAddress)

DeleteEmptyZone == NothingAnswers /\ DeleteZone

-----------------------------------------------------------------------------
StoreNext ==
    \/ OpenPlan
    \/ \E g \in Generations : \E chunk \in Chunks(g) : StageRecordSets(g, chunk)
    \/ \E g \in Generations : SealPlan(g)
    \/ \E g \in Generations, es \in SUBSET Endpoints, mode \in Modes : EnactPlan(g, es, mode)
    \/ \E e \in Endpoints, to \in Generations : RollBack(e, to)
    \/ \E e \in Endpoints : PutRecordSets(e)
    \/ \E e \in Endpoints : DeleteRecordSets(e)
    \/ \E keep \in Keeps, expired \in {0} \cup Generations : CleanUp(keep, expired)
    \/ CreateZone
    \/ DeleteZone

Next ==
    \/ StoreNext
    \/ \E g \in Generations, es \in SUBSET Endpoints, mode \in Modes :
          EnactPlanOverriding(g, es, mode)
    \/ \E g \in Generations, mode \in Modes, override \in BOOLEAN :
          EnactWholePlan(g, mode, override)
    \/ \E g \in Generations, override \in BOOLEAN : ImportZone(g, override)
    \/ \E es \in SUBSET Endpoints, to \in Destinations, override \in BOOLEAN :
          RollBackAll(es, to, override)
    \/ \E g \in Generations, to \in Destinations, override \in BOOLEAN :
          RollBackPlan(g, to, override)
    \/ \E es \in SUBSET Endpoints \ {{}} : PutAll(es)
    \/ \E es \in SUBSET Endpoints, override \in BOOLEAN : DeleteAll(es, override)
    \/ DeleteEmptyZone

Spec == StoreInit /\ [][Next]_storeVars
=============================================================================
