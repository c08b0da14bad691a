------------------------------- MODULE Velocity -------------------------------
(***************************************************************************)
(* How fast an endpoint may lose its addresses: the guard that remembers.  *)
(*                                                                         *)
(* The other guards judge one change.  Many small changes can do what none *)
(* of them may do alone, so this one counts what was removed within a      *)
(* window of stamped time, whoever removed it.                             *)
(***************************************************************************)
EXTENDS Integers, Sequences, Rules

CONSTANTS
    MaxAddresses,
    MaxTime,
    MaxChanges,
    Window,       \* how long a removal counts
    Percent       \* how much may go within it

VARIABLES
    now,          \* the greatest stamp so far
    count,        \* how many addresses the endpoint answers with
    removals,     \* what the store remembers: [at, removed], oldest first
    past          \* every change, [at, before, removed, added]: a witness

vars == <<now, count, removals, past>>

RECURSIVE Sum(_)
Sum(numbers) == IF numbers = <<>> THEN 0 ELSE Head(numbers) + Sum(Tail(numbers))

(* What was removed by entries that still count at that time.              *)
RemovedWithin(entries, time) ==
    Sum([i \in DOMAIN entries |->
            IF entries[i].at > time - Window THEN entries[i].removed ELSE 0])

(* All that goes within the window, as a part of all there was to go.      *)
Allowed(before, removed, has) ==
    removed = 0 \/ 100 * (before + removed) <= Percent * (before + has)

StillCount(entry) == entry.at > now - Window

-----------------------------------------------------------------------------
Change(removed, added) ==
    /\ Len(past) < MaxChanges
    /\ removed + added > 0
    /\ removed <= count
    /\ count - removed + added \in 1..MaxAddresses
    /\ Allowed(IF WindowAddsUp THEN RemovedWithin(removals, now) ELSE 0, removed, count)
    /\ count' = count - removed + added
    /\ removals' = LET known == SelectSeq(removals, StillCount) IN
          IF removed = 0 THEN known ELSE Append(known, [at |-> now, removed |-> removed])
    /\ past' = Append(past,
          [at |-> now, before |-> count, removed |-> removed, added |-> added])
    /\ UNCHANGED now

TimePasses ==
    /\ now < MaxTime
    /\ now' = now + 1
    /\ UNCHANGED <<count, removals, past>>

(* A node restarts from its snapshot and log.                              *)
Restart ==
    /\ removals' = IF WindowIsKept THEN removals ELSE <<>>
    /\ UNCHANGED <<now, count, past>>

Init ==
    /\ now = 1
    /\ count = MaxAddresses
    /\ removals = <<>>
    /\ past = <<>>

Next ==
    \/ \E removed, added \in 0..MaxAddresses : Change(removed, added)
    \/ TimePasses
    \/ Restart

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
    /\ now \in 1..MaxTime
    /\ count \in 1..MaxAddresses
    /\ Len(past) <= MaxChanges
    /\ Len(removals) <= Len(past)

(* Every change that was let through was allowed, by all that ever         *)
(* happened and not only by what the store remembers of it.                *)
NoFasterThanAllowed ==
    \A i \in DOMAIN past :
        Allowed(RemovedWithin(SubSeq(past, 1, i - 1), past[i].at), past[i].removed, past[i].before)

(* So what gains nothing within a window keeps its share through it.       *)
KeepsItsShare ==
    \A i, j \in DOMAIN past :
        (/\ i <= j
         /\ past[i].at > past[j].at - Window
         /\ \A k \in i..j : past[k].added = 0)
        => 100 * (past[j].before - past[j].removed) >= (100 - Percent) * past[i].before

-----------------------------------------------------------------------------
(* Not a promise: given time, an endpoint may lose more.                   *)
NothingGoesInTime == 100 * count >= (100 - Percent) * MaxAddresses
=============================================================================
