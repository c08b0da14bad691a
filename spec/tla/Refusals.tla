------------------------------- MODULE Refusals -------------------------------
(***************************************************************************)
(* Why the store refuses: for every command of Commands, the rules that    *)
(* stand against it in the present state.                                  *)
(*                                                                         *)
(* Store says when a command is a step; callers must also be told the      *)
(* right reason when it is none.  A refusal is a rule and the endpoints it *)
(* is about, none where it is about the command as a whole.                *)
(***************************************************************************)
EXTENDS Store

Because(rule)        == {[rule |-> rule, at |-> {}]}
BecauseAt(rule, e)   == {[rule |-> rule, at |-> {e}]}
BecauseOf(rule, es)  == {[rule |-> rule, at |-> es]}

(* The plan is not in the status a command needs.                          *)
WrongStatus(g, wanted) ==
    IF g \notin DOMAIN plans THEN Because("plan-not-found")
    ELSE IF plans[g].status = wanted THEN {}
    ELSE IF plans[g].status = "cleaned" THEN Because("plan-cleaned")
    ELSE IF wanted = "open" THEN Because("plan-not-open")
    ELSE Because("plan-not-sealed")

-----------------------------------------------------------------------------
(* Planning *)

WhyNotOpenPlan == {}

(* The first endpoint that is named again is the one that is told.         *)
WhyNotStageRecordSets(g, chunk) ==
    LET again == Covers(g) \cap DOMAIN chunk IN
    IF ~HasStatus(g, "open") THEN WrongStatus(g, "open")
    ELSE IF again # {} THEN BecauseOf("endpoint-twice", again)
    ELSE {}

(* Sealing what is sealed is a repeat.                                     *)
WhyNotSealPlan(g) ==
    IF HasStatus(g, "sealed") THEN {}
    ELSE IF ~HasStatus(g, "open") THEN WrongStatus(g, "open")
    ELSE IF Covers(g) = {} THEN Because("plan-empty")
    ELSE {}

-----------------------------------------------------------------------------
(* Making contents live *)

(* Where the guards are lifted; nowhere, or at all there is.               *)
Lifted(override) == IF override THEN EndpointsAndZone ELSE {}

(* No override lifts a freeze.  All guards that refuse are told.           *)
WhyNotGuarded(e, content, lifted) ==
    IF IsFrozen(e) THEN BecauseAt("frozen", e)
    ELSE IF e \in lifted THEN {}
    ELSE UNION {IF KeepsAnswering(e, content) THEN {} ELSE BecauseAt("never-empty", e),
                IF HoldsEnough(e, content) THEN {} ELSE BecauseAt("min-addresses", e)}

(* What stands against g at e, in the order in which it is judged.         *)
WhyNotAt(g, e, lifted) ==
    IF e \notin Covers(g) THEN BecauseAt("not-in-plan", e)
    ELSE IF ~zone.exists THEN BecauseAt("no-such-zone", e)
    ELSE IF AlreadyLive(g, e) THEN {}
    ELSE IF g <= LiveGeneration(e) THEN BecauseAt("stale-generation", e)
    ELSE WhyNotGuarded(e, plans[g].content[e], lifted)

(* All that refuse are told, not the first.  So also where each endpoint   *)
(* has its own verdict and others go live.                                 *)
WhyNotEnact(g, es, lifted) ==
    IF ~HasStatus(g, "sealed") THEN WrongStatus(g, "sealed")
    ELSE UNION {WhyNotAt(g, e, lifted) : e \in es}

WhyNotEnactPlan(g, es, mode)           == WhyNotEnact(g, es, Lifted(FALSE))
WhyNotEnactPlanOverriding(g, es, mode) == WhyNotEnact(g, es, Lifted(TRUE))

WhyNotEnactWholePlan(g, mode, override) ==
    IF ~HasStatus(g, "sealed") THEN WrongStatus(g, "sealed")
    ELSE WhyNotEnact(g, Covers(g), Lifted(override))

WhyNotImportZone(g, override) ==
    IF ZoneIsFrozen THEN Because("frozen")
    ELSE IF HasStatus(g, "sealed") /\ ~zone.exists THEN Because("zone-needs-name-server")
    ELSE WhyNotEnactWholePlan(g, "atomic", override)

Previous == 0    \* as a destination: what was live before

(* The places in Kept(e) at which `to` is found.                           *)
Places(e, to) ==
    {i \in DOMAIN Kept(e) : IF to = Previous THEN i = 2 ELSE Kept(e)[i].generation = to}

(* The content a roll-back of e to `to` would bring back.                  *)
Before(e, to) == Recall(Kept(e)[CHOOSE i \in Places(e, to) : TRUE], e)

WhyNotBack(e, to, lifted) ==
    IF Places(e, to) = {} THEN BecauseAt("not-in-history", e)
    ELSE WhyNotGuarded(e, Before(e, to), lifted)

LiveFrom(g) == {e \in DOMAIN endpoints : LiveGeneration(e) = g}

WhyNotRollBackAll(es, to, override) ==
    IF es = {} THEN Because("not-live")
    ELSE UNION {WhyNotBack(e, to, Lifted(override)) : e \in es}

WhyNotRollBackAllAndFreeze(es, to) == WhyNotRollBackAll(es, to, FALSE)

WhyNotRollBack(e, to)          == WhyNotBack(e, to, {})
WhyNotRollBackAndFreeze(e, to) == WhyNotBack(e, to, {})

WhyNotRollBackPlan(g, to, override) ==
    IF ~HasStatus(g, "sealed") THEN WrongStatus(g, "sealed")
    ELSE WhyNotRollBackAll(LiveFrom(g), to, override)

WhyNotRollBackPlanAndFreeze(g, to) == WhyNotRollBackPlan(g, to, FALSE)

WhyNotPutAll(es) ==
    IF zone.exists THEN UNION {WhyNotGuarded(e, Drawn, {}) : e \in es}
    ELSE UNION {BecauseAt("no-such-zone", e) : e \in es}

WhyNotPutRecordSets(e) == WhyNotPutAll({e})

(* Endpoints without an address have none to lose.                         *)
WhyNotDeleteAll(es, override) ==
    UNION {WhyNotGuarded(e, NoAddress, Lifted(override))
           : e \in {e \in es : Answer(e) # NoAddress}}

(* Whether e answers, by generation g.                                     *)
HasLive(e, g) == Answer(e) # NoAddress /\ LiveGeneration(e) = g

WhyNotTransact(e, g, es) ==
    IF HasLive(e, g) THEN WhyNotPutAll(es) ELSE WhyNotDeleteAll(es, FALSE)

WhyNotDeleteRecordSets(e) == WhyNotDeleteAll({e}, TRUE)

-----------------------------------------------------------------------------
(* Outside targets *)

WhyNotClaimEnactment(t, g) == WrongStatus(g, "sealed")

WhyNotClaimExpires(t, g) == {}

WhyNotReportEnactment(t, g, es) ==
    IF ~HasStatus(g, "sealed") THEN WrongStatus(g, "sealed")
    ELSE UNION {IF e \notin Covers(g) THEN BecauseAt("not-in-plan", e)
                ELSE IF g < HeldBy(t, e) THEN BecauseAt("stale-report", e)
                ELSE {} : e \in es}

WhyNotForgetTarget(t) == IF t \in DOMAIN held THEN {} ELSE Because("no-such-target")

-----------------------------------------------------------------------------
(* Freezing, guards and limits *)

WhyNotAbout(rule, subjects) ==
    UNION {IF s \in Endpoints THEN BecauseAt(rule, s) ELSE Because(rule) : s \in subjects}

WhyNotFreeze(subjects)   == WhyNotAbout("already-frozen", subjects \cap frozen)
WhyNotUnfreeze(subjects) == WhyNotAbout("not-frozen", subjects \ frozen)

WhyNotInZone == IF zone.exists THEN {} ELSE Because("no-such-zone")

WhyNotSetGuards(s, least)     == WhyNotInZone
WhyNotSetHistoryLimit(limit)  == WhyNotInZone

-----------------------------------------------------------------------------
(* Overrides.  One that is not in force is refused even where nothing      *)
(* needs it, and before all else.                                          *)

WhyNotInForce(o) ==
    IF o \notin DOMAIN overrides THEN Because("override-unknown")
    ELSE IF overrides[o].expired THEN Because("override-expired")
    ELSE IF overrides[o].uses = 0 THEN Because("override-used-up")
    ELSE {}

WhyNotRevokeOverride(o) ==
    IF o \in DOMAIN overrides THEN {} ELSE Because("override-unknown")

WhyNotOverrideRunsOut(o) == {}

WhyNotEnactPlanBringing(g, es, mode, o) ==
    IF WhyNotInForce(o) # {} THEN WhyNotInForce(o)
    ELSE WhyNotEnact(g, es, overrides[o].at)

WhyNotRollBackBringing(e, to, o) ==
    IF WhyNotInForce(o) # {} THEN WhyNotInForce(o)
    ELSE WhyNotBack(e, to, overrides[o].at)

WhyNotDeleteRecordSetsBringing(e, o) ==
    IF WhyNotInForce(o) # {} THEN WhyNotInForce(o)
    ELSE IF Answer(e) = NoAddress THEN {}
    ELSE WhyNotGuarded(e, NoAddress, overrides[o].at)

-----------------------------------------------------------------------------
(* Cleaning up, zones *)

WhyNotCleanUp(keep, expired) == {}

WhyNotCreateZone ==
    IF zone.exists THEN Because("zone-exists")
    ELSE IF ZoneIsFrozen THEN Because("frozen")
    ELSE {}

(* A freeze of anything in it holds a zone up.                             *)
WhyNotRemoveZone(lifted) ==
    IF ~zone.exists THEN Because("no-such-zone")
    ELSE IF frozen # {} THEN Because("frozen")
    ELSE IF NothingAnswers \/ ZoneItself \in lifted THEN {}
    ELSE Because("zone-not-empty")

WhyNotDeleteZone      == WhyNotRemoveZone(Lifted(TRUE))
WhyNotDeleteEmptyZone == WhyNotRemoveZone(Lifted(FALSE))

WhyNotDeleteZoneBringing(o) ==
    IF WhyNotInForce(o) # {} THEN WhyNotInForce(o) ELSE WhyNotRemoveZone(overrides[o].at)
=============================================================================
