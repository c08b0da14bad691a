-------------------------------- MODULE Trace --------------------------------
(***************************************************************************)
(* Whether a recorded run of a real node is a run of this specification.   *)
(*                                                                         *)
(* TraceData, made from a trace, holds the state it begins with and a row  *)
(* for every command.  A row is explained if the action of the same name,  *)
(* the very one of Store and Commands, leads to what was recorded, or, for *)
(* a command that changed nothing, if it is no step and Refusals names the *)
(* rules that were recorded.  NotAccepted is false on purpose: a trace is  *)
(* accepted when its end is reached, and else TLC's depth tells the first  *)
(* row that nothing explains.                                              *)
(***************************************************************************)
EXTENDS Commands, TraceData

CONSTANTS
    TellAt    \* the row of which to tell what would have explained it; 0: none

VARIABLES
    at,       \* the row to be explained next
    focus,    \* the zones that the store's variables are about at present
    views,    \* zone -> what is kept of it while it is out of focus
    floor     \* the floor of zones that do not exist

traceVars == <<at, focus, views, floor>>

(***************************************************************************)
(* The specification knows one zone; a node has many.  Generations, plans, *)
(* overrides, claims and reports are the store's.  Endpoints and settings  *)
(* are those of the zone in focus, and a row Focus brings another there.   *)
(* A command about several zones at once sees them as one, which TraceData *)
(* asks for only where they agree in floor, freeze and settings.           *)
(***************************************************************************)
OnlyOne == Cardinality(focus) = 1

LatestFloor ==
    IF OnlyOne /\ ~zone.exists /\ zone.floor > floor THEN zone.floor ELSE floor

Stored(z) ==
    IF z \notin focus THEN views[z]
    ELSE LET parts == [views[z] EXCEPT
                           !.endpoints = [e \in DOMAIN endpoints \cap Names[z] |-> endpoints[e]],
                           !.frozen = frozen \cap Names[z]]
         IN  IF ~OnlyOne THEN parts
             ELSE [parts EXCEPT
                      !.exists = zone.exists,
                      !.floor  = zone.floor,
                      !.whole  = ZoneItself \in frozen,
                      !.guards = guards,
                      !.limit  = historyLimit]

Focus(zs) ==
    LET one  == CHOOSE z \in zs : TRUE
        here == Stored(one)
        all  == [z \in zs |-> Stored(z)]
    IN
    /\ views' = [z \in DOMAIN views |-> Stored(z)]
    /\ focus' = zs
    /\ floor' = LatestFloor
    /\ endpoints' = [e \in UNION {DOMAIN all[z].endpoints : z \in zs} |->
                        all[ZoneOf[e]].endpoints[e]]
    /\ zone' = [exists |-> here.exists,
                floor  |-> IF here.exists THEN here.floor ELSE LatestFloor]
    /\ frozen' = UNION {all[z].frozen : z \in zs}
                 \cup (frozen \cap {StoreItself})
                 \cup (IF here.whole THEN {ZoneItself} ELSE {})
    /\ guards' = [s \in (UNION {DOMAIN all[z].guards : z \in zs} \ {ZoneItself})
                       \cup ({ZoneItself} \cap DOMAIN here.guards) |->
                     IF s = ZoneItself THEN here.guards[s] ELSE all[ZoneOf[s]].guards[s]]
    /\ historyLimit' = here.limit
    /\ UNCHANGED <<lastGeneration, plans, leaveVars, outerVars>>

Unmade == [exists |-> FALSE, floor |-> 0, endpoints |-> <<>>, frozen |-> {}, whole |-> FALSE,
           guards |-> <<>>, limit |-> HistoryLength]

TraceInit ==
    /\ at = 1
    /\ focus = {}
    /\ views = [z \in Zones |-> Unmade]
    /\ floor = 0
    /\ lastGeneration = 0
    /\ plans = <<>>
    /\ endpoints = <<>>
    /\ zone = [exists |-> FALSE, floor |-> 0]
    /\ frozen = {}
    /\ guards = <<>>
    /\ historyLimit = HistoryLength
    /\ lastOverride = 0
    /\ overrides = <<>>
    /\ claims = {}
    /\ held = <<>>

-----------------------------------------------------------------------------
(* The first rows put together the state that the trace begins with.       *)

Begun(row) ==
    CASE row.do = "KnownStore" ->
           /\ lastGeneration' = row.last
           /\ lastOverride' = row.lastOverride
           /\ floor' = row.floor
           /\ frozen' = IF row.storeFrozen THEN {StoreItself} ELSE {}
           /\ UNCHANGED <<plans, endpoints, zone, limitVars, overrides, outerVars, focus, views>>
      [] row.do = "KnownPlan" ->
           /\ plans' = (row.g :> [status |-> row.status, content |-> row.content]) @@ plans
           /\ UNCHANGED <<lastGeneration, endpoints, zone, frozen, limitVars, leaveVars, outerVars,
                          focus, views, floor>>
      [] row.do = "KnownZone" ->
           /\ views' = [views EXCEPT ![row.z] =
                 [exists    |-> row.exists,
                  floor     |-> row.floor,
                  endpoints |-> IF row.exists THEN row.endpoints ELSE <<>>,
                  frozen    |-> row.cold,
                  whole     |-> row.whole,
                  guards    |-> IF ~row.exists THEN <<>>
                                ELSE IF row.least = 0 THEN row.guards
                                ELSE (ZoneItself :> row.least) @@ row.guards,
                  limit     |-> row.limit]]
           /\ UNCHANGED <<storeVars, focus, floor>>
      [] row.do = "KnownOverride" ->
           /\ overrides' = (row.o :> [at      |-> row.lifts,
                                      uses    |-> row.uses,
                                      expired |-> row.expired]) @@ overrides
           /\ UNCHANGED <<liveVars, frozen, limitVars, lastOverride, outerVars,
                          focus, views, floor>>
      [] row.do = "KnownTarget" ->
           /\ held' = (row.t :> row.holds) @@ held
           /\ claims' = claims \cup {<<row.t, g>> : g \in row.claimed}
           /\ UNCHANGED <<liveVars, frozen, limitVars, leaveVars, focus, views, floor>>

-----------------------------------------------------------------------------
(* What contents hold.  Here a content is a number too: 0 holds nothing,   *)
(* and n holds what was put forward for this endpoint under generation n.  *)
(* How much that is, of what guards count, the trace tells.                *)

KindsOf(e, content) ==
    {k \in DOMAIN Kinds : e \in DOMAIN Kinds[k].of /\ content \in Kinds[k].of[e]}

Holding(e, content) ==
    IF content = NoAddress THEN Kinds[1].holds
    ELSE LET kinds == KindsOf(e, content)
         IN  IF kinds = {} THEN Plenty ELSE Kinds[CHOOSE k \in kinds : TRUE].holds

(* never-empty asks for all that may not run out.  Where an alias leads is *)
(* not looked into.                                                        *)
TraceKeepsAnswering(e, content) ==
    LET before == Holding(e, Answer(e))
        after  == Holding(e, content)
    IN  \/ ~NeverEmptyGuard
        \/ before.alias
        \/ after.alias
        \/ /\ before.addresses > 0 => after.addresses > 0
           /\ before.servers > 0   => after.servers > 0
           /\ before.answers > 0   => after.answers > 0

TraceHoldsEnough(e, content) ==
    LET before == Holding(e, Answer(e)).addresses
        after  == Holding(e, content).addresses
    IN  \/ ~MinAddressesGuard
        \/ Holding(e, content).alias \/ Holding(e, Answer(e)).alias
        \/ before = 0 /\ after = 0
        \/ after >= LeastAddresses(e)
        \/ before > 0 /\ after >= before

(* A zone that holds its apex only, and no address there, is empty.        *)
TraceNothingAnswers ==
    \A e \in DOMAIN endpoints :
        IF e \in Apexes THEN Holding(e, Answer(e)).addresses = 0 ELSE Answer(e) = NoAddress

-----------------------------------------------------------------------------
(* The actions by name.                                                    *)

Named(row) ==
    (IF row.all THEN Covers(row.g) ELSE row.es) \ row.beyond

Act(row) ==
    CASE row.do = "OpenPlan"         -> OpenPlan
      [] row.do = "StageRecordSets"  -> StageRecordSets(row.g, row.chunk)
      [] row.do = "SealPlan"         -> SealPlan(row.g)
      [] row.do = "EnactPlan"        -> EnactPlan(row.g, Named(row), row.mode)
      [] row.do = "EnactPlanBringing" ->
             EnactPlanBringing(row.g, Named(row), row.mode, row.o)
      [] row.do = "RollBack"         -> RollBackAll(row.es, row.to, FALSE)
      [] row.do = "RollBackBringing" -> RollBackBringing(row.e, row.to, row.o)
      [] row.do = "RollBackAndFreeze" -> RollBackAllAndFreeze(row.es, row.to)
      [] row.do = "RollBackPlan"     -> RollBackPlan(row.g, row.to, FALSE)
      [] row.do = "RollBackPlanAndFreeze" -> RollBackPlanAndFreeze(row.g, row.to)
      [] row.do = "PutRecordSets"    -> PutAll(row.es)
      [] row.do = "DeleteRecordSets" -> DeleteAll(row.es, FALSE)
      [] row.do = "DeleteRecordSetsBringing" -> DeleteRecordSetsBringing(row.e, row.o)
      [] row.do = "CleanUp"          -> CleanUp(row.keep, row.expired)
      [] row.do = "ClaimEnactment"   -> ClaimEnactment(row.t, row.g)
      [] row.do = "ClaimExpires"     -> ClaimExpires(row.t, row.g)
      [] row.do = "ReportEnactment"  -> ReportEnactment(row.t, row.g, row.es)
      [] row.do = "ForgetTarget"     -> ForgetTarget(row.t)
      [] row.do = "Freeze"           -> Freeze(row.subjects)
      [] row.do = "Unfreeze"         -> Unfreeze(row.subjects)
      [] row.do = "SetGuards"        -> SetGuards(row.s, row.least)
      [] row.do = "SetHistoryLimit"  -> SetHistoryLimit(row.limit)
      [] row.do = "GrantOverride"    -> GrantOverride(row.lifts, row.uses)
      [] row.do = "RevokeOverride"   -> RevokeOverride(row.o)
      [] row.do = "OverrideRunsOut"  -> OverrideRunsOut(row.o)
      [] row.do = "CreateZone"       -> CreateZone
      [] row.do = "ImportZone"       -> ImportZone(row.g, FALSE)
      [] row.do = "DeleteZone"       -> DeleteEmptyZone
      [] row.do = "DeleteZoneBringing" -> DeleteZoneBringing(row.o)

WhyNot(row) ==
    CASE row.do = "OpenPlan"         -> WhyNotOpenPlan
      [] row.do = "StageRecordSets"  -> WhyNotStageRecordSets(row.g, row.chunk)
      [] row.do = "SealPlan"         -> WhyNotSealPlan(row.g)
      [] row.do = "EnactPlan"        -> WhyNotEnactPlan(row.g, Named(row), row.mode)
      [] row.do = "EnactPlanBringing" ->
             WhyNotEnactPlanBringing(row.g, Named(row), row.mode, row.o)
      [] row.do = "RollBack"         -> WhyNotRollBackAll(row.es, row.to, FALSE)
      [] row.do = "RollBackBringing" -> WhyNotRollBackBringing(row.e, row.to, row.o)
      [] row.do = "RollBackAndFreeze" -> WhyNotRollBackAllAndFreeze(row.es, row.to)
      [] row.do = "RollBackPlan"     -> WhyNotRollBackPlan(row.g, row.to, FALSE)
      [] row.do = "RollBackPlanAndFreeze" -> WhyNotRollBackPlanAndFreeze(row.g, row.to)
      [] row.do = "PutRecordSets"    -> WhyNotPutAll(row.es)
      [] row.do = "DeleteRecordSets" -> WhyNotDeleteAll(row.es, FALSE)
      [] row.do = "DeleteRecordSetsBringing" -> WhyNotDeleteRecordSetsBringing(row.e, row.o)
      [] row.do = "CleanUp"          -> WhyNotCleanUp(row.keep, row.expired)
      [] row.do = "ClaimEnactment"   -> WhyNotClaimEnactment(row.t, row.g)
      [] row.do = "ClaimExpires"     -> WhyNotClaimExpires(row.t, row.g)
      [] row.do = "ReportEnactment"  -> WhyNotReportEnactment(row.t, row.g, row.es)
      [] row.do = "ForgetTarget"     -> WhyNotForgetTarget(row.t)
      [] row.do = "Freeze"           -> WhyNotFreeze(row.subjects)
      [] row.do = "Unfreeze"         -> WhyNotUnfreeze(row.subjects)
      [] row.do = "SetGuards"        -> WhyNotSetGuards(row.s, row.least)
      [] row.do = "SetHistoryLimit"  -> WhyNotSetHistoryLimit(row.limit)
      [] row.do = "GrantOverride"    -> {}
      [] row.do = "RevokeOverride"   -> WhyNotRevokeOverride(row.o)
      [] row.do = "OverrideRunsOut"  -> WhyNotOverrideRunsOut(row.o)
      [] row.do = "CreateZone"       -> WhyNotCreateZone
      [] row.do = "ImportZone"       -> WhyNotImportZone(row.g, FALSE)
      [] row.do = "DeleteZone"       -> WhyNotDeleteEmptyZone
      [] row.do = "DeleteZoneBringing" -> WhyNotDeleteZoneBringing(row.o)

(* A rule told of one of several endpoints is told.                        *)
Alike(one, other) ==
    /\ one.rule = other.rule
    /\ one.at = {} <=> other.at = {}
    /\ one.at \subseteq other.at

SameReasons(recorded, specified) ==
    /\ \A r \in recorded : \E s \in specified : Alike(r, s)
    /\ \A s \in specified : \E r \in recorded : Alike(r, s)

-----------------------------------------------------------------------------
(* What was recorded of the state afterwards, and does not fit.            *)

Has(row, field) == field \in DOMAIN row

Unlike(field, fits) == IF fits THEN {} ELSE {field}

EndpointFits(e, told) ==
    /\ e \in DOMAIN endpoints'
    /\ endpoints'[e].live.generation = told.g
    /\ endpoints'[e].live.content \in told.c
    /\ [i \in DOMAIN endpoints'[e].history |-> endpoints'[e].history[i].generation] = told.h

Misfits(row) ==
    UNION {
      Unlike("last_generation", lastGeneration' = row.last),
      IF Has(row, "ends")
      THEN {e \in DOMAIN row.ends : ~EndpointFits(e, row.ends[e])} ELSE {},
      IF Has(row, "status")
      THEN Unlike("plan", /\ row.g \in DOMAIN plans'
                          /\ plans'[row.g].status = row.status) ELSE {},
      IF Has(row, "covers")
      THEN Unlike("contents", /\ DOMAIN plans'[row.g].content = DOMAIN row.covers
                              /\ \A e \in DOMAIN row.covers :
                                    plans'[row.g].content[e] \in row.covers[e]) ELSE {},
      IF Has(row, "cleaned")
      THEN Unlike("cleaned", row.cleaned = {g \in DOMAIN plans : plans'[g] # plans[g]}) ELSE {},
      IF Has(row, "zone") THEN Unlike("zone", zone' = row.zone) ELSE {},
      IF Has(row, "cold") THEN Unlike("frozen", row.cold \subseteq frozen') ELSE {},
      IF Has(row, "thawed") THEN Unlike("frozen", row.thawed \cap frozen' = {}) ELSE {},
      IF Has(row, "limitAfter")
      THEN Unlike("history_limit", historyLimit' = row.limitAfter) ELSE {},
      IF Has(row, "left")
      THEN Unlike("overrides",
             /\ \A o \in DOMAIN overrides' :
                   \/ o \in DOMAIN row.left /\ overrides'[o].uses = row.left[o]
                   \/ o \in DOMAIN overrides /\ overrides'[o].uses = overrides[o].uses
             /\ DOMAIN row.left \subseteq DOMAIN overrides')
      ELSE Unlike("overrides", \A o \in DOMAIN overrides' :
             o \in DOMAIN overrides /\ overrides'[o].uses = overrides[o].uses),
      IF Has(row, "heldAfter")
      THEN Unlike("held", \A e \in DOMAIN row.heldAfter :
             row.heldAfter[e] = IF row.t \in DOMAIN held'
                                THEN IF e \in DOMAIN held'[row.t] THEN held'[row.t][e] ELSE 0
                                ELSE 0) ELSE {},
      IF Has(row, "claimed")
      THEN Unlike("claims", <<row.t, row.g>> \in claims') ELSE {},
      IF Has(row, "forgotten")
      THEN Unlike("overrides", row.forgotten \cap DOMAIN overrides' = {}) ELSE {} }

-----------------------------------------------------------------------------
(* Where the record goes beyond the specification, it is followed, and the *)
(* count of such rows is told.  Even then nothing goes backwards, nothing  *)
(* frozen changes, and what was live is remembered.                        *)

AsLogged(row) ==
    /\ zone.exists
    /\ row.gen = Drawn \/ HasStatus(row.gen, "sealed")
    /\ \A e \in DOMAIN row.becomes : row.gen > LiveGeneration(e) /\ ~IsFrozen(e)
    /\ MakeLive(DOMAIN row.becomes, row.gen, LAMBDA e : row.becomes[e])
    /\ lastGeneration' = IF row.gen = Drawn THEN Drawn ELSE lastGeneration
    /\ frozen' = frozen \cup row.freezes
    /\ overrides' = [o \in DOMAIN overrides |->
          IF o \in DOMAIN row.left
          THEN [overrides[o] EXCEPT !.uses = row.left[o]] ELSE overrides[o]]
    /\ UNCHANGED <<plans, zone, limitVars, lastOverride, outerVars>>

(* CreateZone has drawn a generation: its apex goes live with it.          *)
ApexGoesLive(row) ==
    /\ row.e \notin DOMAIN endpoints
    /\ lastGeneration > LiveGeneration(row.e)
    /\ MakeLive({row.e}, lastGeneration, LAMBDA e : lastGeneration)
    /\ UNCHANGED <<lastGeneration, plans, zone, frozen, limitVars, leaveVars, outerVars>>

(* A zone that an import makes.                                            *)
ZoneIsMade ==
    /\ ~zone.exists
    /\ ~ZoneIsFrozen
    /\ zone' = [zone EXCEPT !.exists = TRUE]
    /\ UNCHANGED <<lastGeneration, plans, endpoints, frozen, limitVars, leaveVars, outerVars>>

-----------------------------------------------------------------------------
(* `beside`: a rule refused that the specification does not have.  Then    *)
(* it may be that nothing here stands in the way.                          *)
Takes(row) ==
    /\ SameReasons(row.why, WhyNot(row))
    /\ IF row.step THEN Act(row)
       ELSE (row.beside \/ ~ENABLED Act(row)) /\ UNCHANGED storeVars
    /\ Misfits(row) = {}

Beginnings == {"KnownStore", "KnownPlan", "KnownZone", "KnownOverride", "KnownTarget"}

Explained(row) ==
    CASE row.do = "Focus"        -> Focus(row.zones)
      [] row.do = "AsLogged"     -> AsLogged(row) /\ Misfits(row) = {} /\ UNCHANGED <<focus, views, floor>>
      [] row.do = "ApexGoesLive" -> ApexGoesLive(row) /\ Misfits(row) = {} /\ UNCHANGED <<focus, views, floor>>
      [] row.do = "CleanedAsLogged" ->
             /\ IF row.cleaned = {} THEN UNCHANGED storeVars ELSE Clean(row.cleaned)
             /\ Misfits(row) = {} /\ UNCHANGED <<focus, views, floor>>
      [] row.do = "ZoneIsMade"   -> ZoneIsMade /\ UNCHANGED <<focus, views, floor>>
      [] row.do \in Beginnings   -> Begun(row)
      [] row.do = "Nothing"      ->
             UNCHANGED storeVars /\ Misfits(row) = {} /\ UNCHANGED <<focus, views, floor>>
      [] OTHER                   -> Takes(row) /\ UNCHANGED <<focus, views, floor>>

(* For the person who asks why a row is not explained.                     *)
Told(what, value) == PrintT("told " \o what \o " " \o ToString(value))

Bridges == {"Focus", "AsLogged", "ApexGoesLive", "ZoneIsMade", "Nothing",
             "CleanedAsLogged"}

Tell(row) ==
    \/ /\ row.do \notin Bridges
       /\ Told("why", WhyNot(row))
       /\ Told("step", ENABLED Act(row))
       /\ FALSE
    \/ /\ IF row.do \in Bridges THEN UNCHANGED storeVars
          ELSE IF row.step THEN Act(row) ELSE UNCHANGED storeVars
       /\ Told("misfits", Misfits(row))
       /\ Told("endpoints", IF Has(row, "ends")
              THEN [e \in DOMAIN row.ends \cap DOMAIN endpoints' \cap Misfits(row)
                       |-> endpoints'[e]]
              ELSE <<>>)
       /\ Told("last", lastGeneration')
       /\ FALSE

TraceNext ==
    /\ at <= Len(Rows)
    /\ at' = at + 1
    /\ \/ Explained(Rows[at])
       \/ at = TellAt /\ Tell(Rows[at])

TraceSpec == TraceInit /\ [][TraceNext]_<<storeVars, traceVars>>

(* False on purpose: what breaks it is a trace explained to its end.       *)
NotAccepted == at <= Len(Rows)
=============================================================================
