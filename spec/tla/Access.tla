-------------------------------- MODULE Access --------------------------------
(***************************************************************************)
(* Who may do what.                                                        *)
(*                                                                         *)
(* Principals have roles over scopes.  A command is judged by them in the  *)
(* step that would carry it out, so a role that was revoked is of no use   *)
(* to a request that was on its way.  While access is enabled, somebody is *)
(* admin of the whole store.                                               *)
(*                                                                         *)
(* There are two names, one of them in the part of the store that a role   *)
(* may be limited to.  A write stands for every command about names.       *)
(***************************************************************************)
EXTENDS Integers, FiniteSets, TLC, Rules

CONSTANTS
    Principals,
    Tokens        \* ids of bearer tokens

VARIABLES
    enabled,      \* whether roles count; before that everybody may do everything
    grants,       \* <<principal, role, scope>>
    tokens,       \* the tokens that are known
    late,         \* <<principal, name>>: the write that is on its way, if any
    kept          \* [permitted, enabler]: whether the last step kept what is promised

vars == <<enabled, grants, tokens, late, kept>>

Whole   == "store"
Part    == "part"
Inside  == "inside"
Outside == "outside"
Scopes  == {Whole, Part}
Names   == {Inside, Outside}

\* One role that may write stands for all that may do less than an admin.
Admin  == "admin"
Writer == "operator"
Roles  == {Admin, Writer}

Includes(role, other) == role = other \/ role = Admin

(* What is asked about is a name or a whole scope.                         *)
Covers(scope, area) == scope = Whole \/ scope = area \/ (scope = Part /\ area = Inside)

(* What is promised: this, and nothing else, gives a right.                *)
Rightful(p, role, area) ==
    enabled => \E g \in grants : g[1] = p /\ Includes(g[2], role) /\ Covers(g[3], area)

IsAdmin(p, given) == <<p, Admin, Whole>> \in given
HasAdmin(given)   == \E p \in Principals : IsAdmin(p, given)

(* What the machine asks.                                                  *)
May(p, role, area) ==
    \/ ~enabled
    \/ ~DenyByDefault /\ \A g \in grants : g[1] # p
    \/ \E g \in grants :
        /\ g[1] = p
        /\ Includes(g[2], role)
        /\ ScopeHeeded => Covers(g[3], area)

(* The step is by p, and it took this.                                     *)
Takes(p, role, area) ==
    /\ May(p, role, area)
    /\ kept' = [permitted |-> Rightful(p, role, area), enabler |-> TRUE]

-----------------------------------------------------------------------------
(* The commands, in the order of the machine.                              *)

EnableAccess(p) ==
    /\ ~enabled
    /\ EnablerIsAdmin => IsAdmin(p, grants)
    /\ enabled' = TRUE
    /\ kept' = [permitted |-> TRUE, enabler |-> IsAdmin(p, grants)]
    /\ UNCHANGED <<grants, tokens, late>>

DisableAccess(p) ==
    /\ enabled
    /\ Takes(p, Admin, Whole)
    /\ enabled' = FALSE
    /\ UNCHANGED <<grants, tokens, late>>

(* Whoever is admin of a part gives roles over that part.                  *)
GrantRole(p, q, role, scope) ==
    /\ <<q, role, scope>> \notin grants
    /\ Takes(p, Admin, scope)
    /\ grants' = grants \cup {<<q, role, scope>>}
    /\ UNCHANGED <<enabled, tokens, late>>

RevokeRole(p, q, role, scope) ==
    /\ <<q, role, scope>> \in grants
    /\ Takes(p, Admin, scope)
    /\ grants' = grants \ {<<q, role, scope>>}
    /\ (enabled /\ LastAdminStays) => HasAdmin(grants')
    /\ UNCHANGED <<enabled, tokens, late>>

(* A token could be for anybody, so it takes an admin of everything.       *)
AddToken(p, t) ==
    /\ t \notin tokens
    /\ Takes(p, Admin, Whole)
    /\ tokens' = tokens \cup {t}
    /\ UNCHANGED <<enabled, grants, late>>

RevokeToken(p, t) ==
    /\ t \in tokens
    /\ Takes(p, Admin, Whole)
    /\ tokens' = tokens \ {t}
    /\ UNCHANGED <<enabled, grants, late>>

(* It shows in `kept` alone: what a write does stands in Store.tla.        *)
Write(p, name) ==
    /\ Takes(p, Writer, name)
    /\ UNCHANGED <<enabled, grants, tokens, late>>

-----------------------------------------------------------------------------
(* Why a command is refused: the rules of the machine.                     *)

NotPermitted == {"not-permitted"}

WhyNotEnableAccess(p) ==
    IF ~May(p, Admin, Whole) THEN NotPermitted
    ELSE IF ~IsAdmin(p, grants) THEN {"enabler-not-admin"} ELSE {}

WhyNotDisableAccess(p) == IF ~May(p, Admin, Whole) THEN NotPermitted ELSE {}

WhyNotGrantRole(p, q, role, scope) == IF ~May(p, Admin, scope) THEN NotPermitted ELSE {}

WhyNotRevokeRole(p, q, role, scope) ==
    IF ~May(p, Admin, scope) THEN NotPermitted
    ELSE IF <<q, role, scope>> \notin grants THEN {"role-not-granted"}
    ELSE IF enabled /\ ~HasAdmin(grants \ {<<q, role, scope>>}) THEN {"last-admin"} ELSE {}

WhyNotAddToken(p, t) ==
    IF ~May(p, Admin, Whole) THEN NotPermitted
    ELSE IF t \in tokens THEN {"token-exists"} ELSE {}

WhyNotRevokeToken(p, t) ==
    IF ~May(p, Admin, Whole) THEN NotPermitted
    ELSE IF t \notin tokens THEN {"no-such-token"} ELSE {}

WhyNotWrite(p, name) == IF ~May(p, Writer, name) THEN NotPermitted ELSE {}

-----------------------------------------------------------------------------
(* A write travels while roles come and go.                                *)
Send(p, name) ==
    /\ late = {}
    /\ PermittedInWrite \/ May(p, Writer, name)
    /\ late' = {<<p, name>>}
    /\ UNCHANGED <<enabled, grants, tokens, kept>>

Arrive(p, name) ==
    /\ <<p, name>> \in late
    /\ PermittedInWrite => May(p, Writer, name)
    /\ kept' = [permitted |-> Rightful(p, Writer, name), enabler |-> TRUE]
    /\ late' = {}
    /\ UNCHANGED <<enabled, grants, tokens>>

Refused(p, name) ==
    /\ <<p, name>> \in late
    /\ PermittedInWrite /\ ~May(p, Writer, name)
    /\ late' = {}
    /\ UNCHANGED <<enabled, grants, tokens, kept>>

Init ==
    /\ enabled = FALSE
    /\ grants = {}
    /\ tokens = {}
    /\ late = {}
    /\ kept = [permitted |-> TRUE, enabler |-> TRUE]

Commands ==
    \/ \E p \in Principals : EnableAccess(p)
    \/ \E p \in Principals : DisableAccess(p)
    \/ \E p \in Principals, q \in Principals, role \in Roles, scope \in Scopes :
        GrantRole(p, q, role, scope)
    \/ \E p \in Principals, q \in Principals, role \in Roles, scope \in Scopes :
        RevokeRole(p, q, role, scope)
    \/ \E p \in Principals, t \in Tokens : AddToken(p, t)
    \/ \E p \in Principals, t \in Tokens : RevokeToken(p, t)

Travel ==
    \/ \E p \in Principals, name \in Names : Send(p, name)
    \/ \E p \in Principals, name \in Names : Arrive(p, name)
    \/ \E p \in Principals, name \in Names : Refused(p, name)

Spec == Init /\ [][Commands \/ Travel]_vars

(* In which spec and machine are compared.                                 *)
AtOnce == \E p \in Principals, name \in Names : Write(p, name)

CommandsSpec == Init /\ [][Commands \/ AtOnce]_vars

-----------------------------------------------------------------------------
TypeOK ==
    /\ enabled \in BOOLEAN
    /\ grants \subseteq Principals \X Roles \X Scopes
    /\ tokens \subseteq Tokens
    /\ late \subseteq Principals \X Names
    /\ Cardinality(late) <= 1

(* Nothing happens that its caller had no right to when it happened.       *)
OnlyPermitted == kept.permitted

(* Somebody can put everything else right.                                 *)
AdminStays == enabled => HasAdmin(grants)

(* Nobody locks themselves out.                                            *)
EnablerStaysAdmin == kept.enabler

Symmetry == Permutations(Principals)

(* Of interest: a request that was sent with a right and arrives without.  *)
NoneIsTooLate == ~(enabled /\ \E r \in late : ~May(r[1], Writer, r[2]))
=============================================================================
