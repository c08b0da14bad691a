------------------------------- MODULE Promises -------------------------------
(***************************************************************************)
(* What the store promises, and the little that must be remembered beside  *)
(* the store to tell whether it keeps it.  The store never reads it.       *)
(***************************************************************************)
EXTENDS State

VARIABLES
    highest,    \* endpoint -> the greatest generation ever live there
    owed        \* the endpoints that answered and were not retired on purpose

witnessVars == <<highest, owed>>

WitnessInit ==
    /\ highest = [e \in Endpoints |-> 0]
    /\ owed = {}

(* Taken along by every command.  `retired` are the endpoints whose answer *)
(* the command was allowed to end, by an override of never-empty.          *)
Witness(retired) ==
    /\ highest' = [e \in Endpoints |->
          IF e \in DOMAIN endpoints' /\ endpoints'[e].live.generation > highest[e]
          THEN endpoints'[e].live.generation ELSE highest[e]]
    /\ owed' = (owed \ retired) \cup {e \in Endpoints : Answer(e)' # NoAddress}

-----------------------------------------------------------------------------
TypeOK ==
    /\ StoreTypeOK
    /\ highest \in [Endpoints -> 0..MaxGeneration]
    /\ owed \subseteq Endpoints

(* Promise 1.  Nothing older than what was ever live at an endpoint is     *)
(* live there, not even after the endpoint or its zone was deleted.        *)
ForwardOnly ==
    \A e \in DOMAIN endpoints : endpoints[e].live.generation >= highest[e]

(* The same, said of single steps; and no content changes unnoticed under  *)
(* the generation it went live with.                                       *)
StepsForward ==
    [][\A e \in DOMAIN endpoints \cap DOMAIN endpoints' :
          \/ endpoints'[e].live.generation > endpoints[e].live.generation
          \/ endpoints'[e].live = endpoints[e].live]_storeVars

(* Promise 2.  An endpoint that answers keeps answering.                   *)
NeverEmpty == \A e \in owed : Answer(e) # NoAddress

(* What is live under a plan's generation is what that plan says.  What is *)
(* live under a generation without a plan (put, rolled back, retired) was  *)
(* never put forward later than it.                                        *)
LiveEqualsPlan ==
    \A e \in DOMAIN endpoints :
        LET live == endpoints[e].live IN
        IF live.generation \in DOMAIN plans
        THEN /\ HasStatus(live.generation, "sealed")
             /\ e \in Covers(live.generation)
             /\ live.content = plans[live.generation].content[e]
        ELSE live.content <= live.generation

(* Promise 3.  Whatever clean-up deleted, all that is live or remembered   *)
(* can still be told.                                                      *)
NoDanglingReference ==
    \A e \in DOMAIN endpoints :
        /\ Recall(endpoints[e].live, e) = endpoints[e].live.content
        /\ \A i \in DOMAIN endpoints[e].history :
              LET old == endpoints[e].history[i] IN Recall(old, e) = old.content
-----------------------------------------------------------------------------
(* What the world sees of the store.  A name that is gone with its zone    *)
(* answers nothing, and is as old as whatever was live there.              *)
Seen ==
    [e \in Endpoints |->
        [generation |-> IF e \in DOMAIN endpoints THEN endpoints[e].live.generation
                        ELSE highest[e],
         content    |-> Answer(e),
         owed       |-> e \in owed]]

World == INSTANCE Answers WITH answers <- Seen

(* Promises 1 and 2 at once, as the world sees them: the store refines     *)
(* Answers.                                                                *)
RefinesAnswers == World!Spec
=============================================================================
