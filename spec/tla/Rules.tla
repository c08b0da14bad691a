-------------------------------- MODULE Rules --------------------------------
(***************************************************************************)
(* The protective rules, each with a switch.                               *)
(*                                                                         *)
(* The store keeps them all.  A model whose name contains _bug_ runs       *)
(* Without some of them and must then break a promise: a rule whose loss   *)
(* nothing notices is either not needed or not checked.                    *)
(***************************************************************************)
CONSTANT Without    \* the rules switched off; {} is the store as it is

ASSUME Without \subseteq
    { "fence", "one step", "sealed only", "seal is final", "draw first",
      "live by value", "never empty", "no predecessor", "whole plans",
      "roll-back draws", "retired stay", "zone floor", "request table",
      "decide in store", "spare live", "spare history", "spare wanted",
      "spare claimed", "spare held", "report forward",
      "frozen in write", "frozen in deletion", "roll-back freezes",
      "override consumed", "override uses", "override expires", "override scope",
      "min addresses", "nearer wins", "history limit" }
    \cup
    { "marker orders", "target compares", "whole update",
      "claims outlive restarts", "claims expire", "guards see live",
      "window is kept", "window adds up" }
    \cup
    { "permitted in write", "scope heeded", "deny by default",
      "last admin stays", "enabler is admin" }

\* An endpoint takes a generation only if it is newer than the live one.
Fence == "fence" \notin Without

\* That comparison and the write are one step.
OneStep == "one step" \notin Without

\* Only a sealed plan is enacted.
SealedOnly == "sealed only" \notin Without

\* A sealed plan takes no more record sets.
SealIsFinal == "seal is final" \notin Without

\* A planner draws its generation before it looks at the world.
DrawFirst == "draw first" \notin Without

\* What is live, and what was, is held by value: it does not point at a plan.
LiveByValue == "live by value" \notin Without

\* The guard: an endpoint that answers keeps an address.
NeverEmptyGuard == "never empty" \notin Without

\* Enacting a plan does not ask for the plan that was live before it.
NoPredecessor == "no predecessor" \notin Without

\* An atomic plan goes live at all the endpoints asked for, or at none.
WholePlans == "whole plans" \notin Without

\* A roll-back makes old content live under a new generation.
RollBackDraws == "roll-back draws" \notin Without

\* A retired endpoint keeps its generation.
RetiredStay == "retired stay" \notin Without

\* A zone made again starts above every generation drawn before its deletion.
ZoneFloor == "zone floor" \notin Without

\* A request the store has answered before is not carried out again.
RequestTable == "request table" \notin Without

\* Clean-up is told a policy and picks its plans itself, as it deletes them.
DecideInStore == "decide in store" \notin Without

\* Clean-up spares plans that are live, remembered in a history, or wanted.
SpareLive    == "spare live"    \notin Without
SpareHistory == "spare history" \notin Without
SpareWanted  == "spare wanted"  \notin Without

\* And plans that an outside target claims, or is known to hold.
SpareClaimed == "spare claimed" \notin Without
SpareHeld    == "spare held"    \notin Without

\* A report counts only if it is newer than what was reported before.
ReportForward == "report forward" \notin Without

\* What is frozen does not change: the write asks, and so does a zone's deletion.
FrozenInWrite    == "frozen in write"    \notin Without
FrozenInDeletion == "frozen in deletion" \notin Without

\* A roll-back that is to freeze what it touched does so in the same step.
RollBackFreezes == "roll-back freezes" \notin Without

\* An override loses a use in the step that needs it, lifts nothing without one
\* or once it has run out, and only at the endpoints it names.
OverrideConsumed == "override consumed" \notin Without
OverrideUses     == "override uses"     \notin Without
OverrideExpires  == "override expires"  \notin Without
OverrideScope    == "override scope"    \notin Without

\* The guard: an endpoint holds at least as many addresses as set for it.
MinAddressesGuard == "min addresses" \notin Without

\* A setting at an endpoint counts for more than its zone's.
NearerWins == "nearer wins" \notin Without

\* An endpoint forgets what its zone's limit does not let it keep.
HistoryLimited == "history limit" \notin Without

-----------------------------------------------------------------------------
(* Outside targets *)

\* The marker at a target says which generation stands there.
MarkerOrders == "marker orders" \notin Without

\* The target compares the marker in the update itself.
TargetCompares == "target compares" \notin Without

\* Record sets and marker change in one update, whole or not at all.
WholeUpdate == "whole update" \notin Without

\* A claim is part of the store's state: no restart forgets it.
ClaimsOutliveRestarts == "claims outlive restarts" \notin Without

\* It ends by itself, since whoever made it may be dead.
ClaimsExpire == "claims expire" \notin Without

-----------------------------------------------------------------------------
(* Guards *)

\* Guards judge a change by what is live when it is written.
GuardsSeeLive == "guards see live" \notin Without

\* What was removed within the window is remembered through a restart,
\* and counts whoever removed it.
WindowIsKept == "window is kept" \notin Without
WindowAddsUp == "window adds up" \notin Without

-----------------------------------------------------------------------------
(* Access *)

\* Whether the caller may do it is asked in the write.
PermittedInWrite == "permitted in write" \notin Without

\* A role counts over its scope only.
ScopeHeeded == "scope heeded" \notin Without

\* Who has no role may do nothing.
DenyByDefault == "deny by default" \notin Without

\* The last admin of the store is not revoked while access is enabled.
LastAdminStays == "last admin stays" \notin Without

\* Whoever enables access can take it back.
EnablerIsAdmin == "enabler is admin" \notin Without
=============================================================================
