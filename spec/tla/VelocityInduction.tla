-------------------------- MODULE VelocityInduction --------------------------
(***************************************************************************)
(* Why a window that remembers only itself is enough, however much it has  *)
(* forgotten: one step from every state in which Inductive is true.        *)
(***************************************************************************)
EXTENDS Velocity, TLC

SomeOf(entries, most) == UNION {[1..n -> entries] : n \in 0..most}

(* For now and for any time to come, what is remembered adds up to what    *)
(* happened.                                                               *)
RemembersTheWindow ==
    \A time \in now..MaxTime + Window :
        RemovedWithin(removals, time) = RemovedWithin(past, time)

PastFits ==
    /\ \A i \in DOMAIN past : past[i].at <= now
    /\ \A i \in DOMAIN past : i > 1 => past[i - 1].at <= past[i].at

Inductive == PastFits /\ NoFasterThanAllowed /\ RemembersTheWindow

(* The same, without what is said of the store's memory.                   *)
WithoutMemory == PastFits /\ NoFasterThanAllowed

Start ==
    /\ now \in 1..MaxTime
    /\ count \in 1..MaxAddresses
    /\ past \in SomeOf([at : 1..MaxTime, before : 1..MaxAddresses,
                        removed : 0..MaxAddresses, added : {0}], MaxChanges - 1)
    /\ WithoutMemory
    /\ removals \in SomeOf([at : 1..MaxTime, removed : 1..MaxAddresses], MaxChanges - 1)

StartInductive == Start /\ RemembersTheWindow

JustOneStep == TLCGet("level") <= 0
=============================================================================
