------------------------------- MODULE Network -------------------------------
(***************************************************************************)
(* Requests that outlive the call.                                         *)
(*                                                                         *)
(* A caller that hears nothing cannot know whether its request was lost,   *)
(* is late, or was answered and only the answer was lost.  It sends the    *)
(* request again under the same id, and every copy may still arrive.  So a *)
(* request once sent stays here for good: it may arrive never, late, or    *)
(* many times, in any order with others.                                   *)
(*                                                                         *)
(* Against copies the store keeps a table of the ids it has answered.  The *)
(* table is bounded, so an id is forgotten some day; that nothing goes     *)
(* backwards or empty must not depend on the table.                        *)
(*                                                                         *)
(* Refused copies are left out: being refused today and accepted tomorrow  *)
(* is, for the store, the same as arriving tomorrow.                       *)
(***************************************************************************)
EXTENDS Integers, Sequences, Rules

CONSTANTS
    MaxRequests     \* how many requests a run may send late

VARIABLES
    requests,       \* all requests ever sent this way; the index is the id
    answered,       \* the ids that the store remembers to have answered
    applied         \* id -> how often it took effect: a witness, up to twice

networkVars == <<requests, answered, applied>>

NetworkInit == requests = <<>> /\ answered = {} /\ applied = <<>>

NetworkTypeOK ==
    /\ Len(requests) <= MaxRequests
    /\ answered \subseteq DOMAIN requests
    /\ DOMAIN applied = DOMAIN requests

Send(request) ==
    /\ Len(requests) < MaxRequests
    /\ requests' = Append(requests, request)
    /\ applied' = Append(applied, 0)
    /\ UNCHANGED answered

(* A copy of request `id` arrives and is carried out.                      *)
Arrives(id, does) ==
    /\ id \in DOMAIN requests
    /\ requests[id].does = does
    /\ RequestTable => id \notin answered
    /\ applied[id] < 2
    /\ answered' = answered \cup {id}
    /\ applied' = [applied EXCEPT ![id] = @ + 1]
    /\ UNCHANGED requests

Forgets(id) ==
    /\ id \in answered
    /\ answered' = answered \ {id}
    /\ UNCHANGED <<requests, applied>>

(* While the store remembers, no request takes effect twice.               *)
AtMostOnce == \A id \in DOMAIN applied : applied[id] <= 1
=============================================================================
