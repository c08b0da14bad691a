--------------------------- MODULE ClaimsInduction ---------------------------
(***************************************************************************)
(* Why clean-up spares what is on its way however long that takes: one     *)
(* step from every state in which Inductive is true.                       *)
(***************************************************************************)
EXTENDS Claims

(* What a target is pushed to; see there for the rest.                     *)
Pushed == INSTANCE TargetInduction

AnyStore ==
    /\ lastGeneration \in 0..MaxGeneration
    /\ plans \in [1..lastGeneration -> Pushed!AnyPlan({"open", "sealed", "cleaned"})]
    /\ endpoints = <<>>
    /\ zone = [exists |-> TRUE, floor |-> 0]
    /\ frozen = {} /\ guards = <<>> /\ historyLimit = HistoryLength
    /\ lastOverride = 0 /\ overrides = <<>>

-----------------------------------------------------------------------------
PlansFit ==
    \A g \in DOMAIN plans :
        /\ plans[g].status = "sealed" => Covers(g) # {}
        /\ plans[g].status = "cleaned" => Covers(g) = {}

ClaimedIsThere == Claimed \subseteq Sealed /\ (claims # {} => TheTarget \in DOMAIN held)

(* Whatever is done with a plan is done under a claim, or one that has     *)
(* expired.                                                                *)
Accounted(g) == g \in Claimed \cup lapsed

TargetIsAccounted ==
    \A e \in Endpoints : target[e].generation # 0 => Accounted(target[e].generation)
MailIsAccounted   == \A m \in mail : Accounted(m.plan)
WorkIsAccounted   == \A n \in Enactors : Works(n) => Accounted(enactors[n].plan)

Inductive ==
    /\ Pushed!Inductive
    /\ PlansFit /\ ClaimedIsThere /\ ReportedIsThere
    /\ TargetIsAccounted /\ MailIsAccounted /\ WorkIsAccounted

(* The same, without what is said of updates under way.                    *)
WithoutMail ==
    /\ Pushed!Inductive
    /\ PlansFit /\ ClaimedIsThere /\ ReportedIsThere
    /\ TargetIsAccounted /\ WorkIsAccounted

-----------------------------------------------------------------------------
Start ==
    /\ AnyStore /\ PlansFit
    /\ Pushed!AnyHeld /\ ReportedIsThere
    /\ claims \in SUBSET ({TheTarget} \X Generations) /\ ClaimedIsThere
    /\ lapsed \in SUBSET (1..lastGeneration)
    /\ Pushed!AnyTarget /\ TargetIsAccounted
    /\ mostHeld \in [Endpoints -> 0..MaxGeneration] /\ Pushed!TargetFits
    /\ Pushed!BeliefsAreTrue
    /\ Pushed!AnyMail /\ Pushed!UpdatesGoForward /\ Pushed!ReportsAreTrue
    /\ Pushed!AnyEnactors /\ Pushed!TellersSpeakTrue /\ WorkIsAccounted

StartInductive == Start /\ MailIsAccounted

JustOneStep == TLCGet("level") <= 0

(* What is true of all states of Inductive is what was promised.           *)
Promised == InFlightIsThere /\ PushedIsThere /\ ReportedIsThere
=============================================================================
