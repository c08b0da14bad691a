------------------------------- MODULE Answers -------------------------------
(***************************************************************************)
(* What DNS answers, and nothing else: no plans, no programs, no requests. *)
(* Whatever serves record sets (the store, an outside target) may look     *)
(* like this from outside, and like nothing else.                          *)
(*                                                                         *)
(* The modules with the machinery say how they look from here, and TLC     *)
(* compares every step they take with the steps below.                     *)
(***************************************************************************)
EXTENDS Integers

CONSTANTS
    Endpoints,
    Generations,
    Contents,
    NoAddress     \* the content that is no answer

VARIABLE
    answers       \* endpoint -> [generation, content, owed]

(* Owed: the world relies on an answer, and nobody with the permission to  *)
(* end it has done so.                                                     *)
Answering ==
    [generation : {0} \cup Generations, content : Contents, owed : BOOLEAN]

Unanswered == [generation |-> 0, content |-> NoAddress, owed |-> FALSE]

Init == answers = [e \in Endpoints |-> Unanswered]

(* Something newer, with an address in it.                                 *)
Renews(old, new) ==
    /\ new.generation > old.generation
    /\ new.content # NoAddress
    /\ new.owed

(* An answer ends by permission; so does the silence of a name that never  *)
(* answered go on.  The generation stays behind, or grows.                 *)
Retires(old, new) ==
    /\ new.generation >= old.generation
    /\ new.content = NoAddress
    /\ ~new.owed

(* One step may be about many endpoints: a plan goes live as a whole.      *)
Change ==
    /\ answers' \in [Endpoints -> Answering]
    /\ \A e \in Endpoints :
        \/ answers'[e] = answers[e]
        \/ Renews(answers[e], answers'[e])
        \/ Retires(answers[e], answers'[e])

Spec == Init /\ [][Change]_answers

-----------------------------------------------------------------------------
(* So whoever refines this keeps the first two promises.                   *)

AnswersForward ==
    [][\A e \in Endpoints :
          /\ answers'[e].generation >= answers[e].generation
          /\ answers'[e].generation = answers[e].generation
             => answers'[e].content \in {answers[e].content, NoAddress}]_answers

OwedIsAnswered == \A e \in Endpoints : answers[e].owed => answers[e].content # NoAddress
=============================================================================
