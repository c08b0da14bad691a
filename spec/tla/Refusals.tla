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

NothingAnswers == \A e \in Endpoints : Answer(e) = NoAddress

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

WhyNotGuarded(e, content, override) ==
    IF override \/ GuardsPass(e, content) THEN {} ELSE BecauseAt("never-empty", e)

(* What stands against g at e, in the order in which it is judged.         *)
WhyNotAt(g, e, override) ==
    IF e \notin Covers(g) THEN BecauseAt("not-in-plan", e)
    ELSE IF ~zone.exists THEN BecauseAt("no-such-zone", e)
    ELSE IF AlreadyLive(g, e) THEN {}
    ELSE IF g <= LiveGeneration(e) THEN BecauseAt("stale-generation", e)
    ELSE WhyNotGuarded(e, plans[g].content[e], override)

(* All that refuse are told, not the first.  So also where each endpoint   *)
(* has its own verdict and others go live.                                 *)
WhyNotEnact(g, es, override) ==
    IF ~HasStatus(g, "sealed") THEN WrongStatus(g, "sealed")
    ELSE UNION {WhyNotAt(g, e, override) : e \in es}

WhyNotEnactPlan(g, es, mode)           == WhyNotEnact(g, es, FALSE)
WhyNotEnactPlanOverriding(g, es, mode) == WhyNotEnact(g, es, TRUE)

WhyNotEnactWholePlan(g, mode, override) ==
    IF ~HasStatus(g, "sealed") THEN WrongStatus(g, "sealed")
    ELSE WhyNotEnact(g, Covers(g), override)

WhyNotImportZone(g, override) ==
    IF HasStatus(g, "sealed") /\ ~zone.exists THEN Because("zone-needs-name-server")
    ELSE WhyNotEnactWholePlan(g, "atomic", override)

Previous == 0    \* as a destination: what was live before

Kept(e) ==
    IF e \notin DOMAIN endpoints THEN <<>>
    ELSE <<endpoints[e].live>> \o endpoints[e].history

(* The places in Kept(e) at which `to` is found.                           *)
Places(e, to) ==
    {i \in DOMAIN Kept(e) : IF to = Previous THEN i = 2 ELSE Kept(e)[i].generation = to}

(* The content a roll-back of e to `to` would bring back.                  *)
Before(e, to) == Recall(Kept(e)[CHOOSE i \in Places(e, to) : TRUE], e)

WhyNotBack(e, to, override) ==
    IF Places(e, to) = {} THEN BecauseAt("not-in-history", e)
    ELSE WhyNotGuarded(e, Before(e, to), override)

LiveFrom(g) == {e \in DOMAIN endpoints : LiveGeneration(e) = g}

WhyNotRollBackAll(es, to, override) ==
    IF es = {} THEN Because("not-live")
    ELSE UNION {WhyNotBack(e, to, override) : e \in es}

WhyNotRollBack(e, to) == WhyNotBack(e, to, FALSE)

WhyNotRollBackPlan(g, to, override) ==
    IF ~HasStatus(g, "sealed") THEN WrongStatus(g, "sealed")
    ELSE WhyNotRollBackAll(LiveFrom(g), to, override)

WhyNotPutAll(es) == IF zone.exists THEN {} ELSE UNION {BecauseAt("no-such-zone", e) : e \in es}

WhyNotPutRecordSets(e) == WhyNotPutAll({e})

WhyNotDeleteAll(es, override) == UNION {WhyNotGuarded(e, NoAddress, override) : e \in es}

WhyNotDeleteRecordSets(e) == WhyNotDeleteAll({e}, TRUE)

-----------------------------------------------------------------------------
(* Cleaning up, zones *)

WhyNotCleanUp(keep, expired) == {}

WhyNotCreateZone == IF zone.exists THEN Because("zone-exists") ELSE {}

WhyNotDeleteZone == IF zone.exists THEN {} ELSE Because("no-such-zone")

WhyNotDeleteEmptyZone ==
    IF zone.exists /\ ~NothingAnswers THEN Because("zone-not-empty") ELSE WhyNotDeleteZone
=============================================================================
