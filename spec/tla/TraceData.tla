----------------------------- MODULE TraceData -----------------------------
EXTENDS Integers, Sequences, TLC

TraceEndpoints == {"e1", "e2"}
Zones == {"", "eu.example."}
ZoneOf == [e1 |-> "eu.example.", e2 |-> "eu.example."]
Names == ("" :> {} @@ "eu.example." :> {"e1", "e2"})
Apexes == {"e1"}
Kinds == <<[holds |-> [addresses |-> 0, servers |-> 0, answers |-> 0, alias |-> FALSE], of |-> <<>>], [holds |-> [addresses |-> 0, servers |-> 1, answers |-> 1, alias |-> FALSE], of |-> [e1 |-> {1}]], [holds |-> [addresses |-> 1, servers |-> 0, answers |-> 1, alias |-> FALSE], of |-> [e2 |-> {2, 3, 4}]]>>
Plenty == [addresses |-> 1000, servers |-> 1000, answers |-> 1000, alias |-> FALSE]

Rows == <<
[do |-> "KnownStore", why |-> {}, last |-> 0, lastOverride |-> 0, floor |-> 0, storeFrozen |-> FALSE],
[do |-> "KnownZone", why |-> {}, z |-> "", whole |-> FALSE, exists |-> FALSE, floor |-> 0, limit |-> 10, least |-> 0, cold |-> {}],
[do |-> "KnownZone", why |-> {}, z |-> "eu.example.", whole |-> FALSE, exists |-> FALSE, floor |-> 0, limit |-> 10, least |-> 0, cold |-> {}],
[do |-> "Focus", why |-> {}, zones |-> {"eu.example."}],
[do |-> "CreateZone", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 1, zone |-> [exists |-> TRUE, floor |-> 0]],
[do |-> "ApexGoesLive", why |-> {}, last |-> 1, e |-> "e1", ends |-> [e1 |-> [g |-> 1, c |-> {1}, h |-> <<>>]]],
[do |-> "PutRecordSets", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 2, ends |-> [e2 |-> [g |-> 2, c |-> {2}, h |-> <<>>]], es |-> {"e2"}],
[do |-> "OpenPlan", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 3, g |-> 3, status |-> "open"],
[do |-> "StageRecordSets", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 3, g |-> 3, status |-> "open", chunk |-> [e2 |-> 3]],
[do |-> "SealPlan", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 3, g |-> 3, status |-> "sealed", covers |-> [e2 |-> {3}]],
[do |-> "OpenPlan", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 4, g |-> 4, status |-> "open"],
[do |-> "StageRecordSets", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 4, g |-> 4, status |-> "open", chunk |-> [e2 |-> 4]],
[do |-> "SealPlan", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 4, g |-> 4, status |-> "sealed", covers |-> [e2 |-> {4}]],
[do |-> "EnactPlan", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 4, g |-> 4, mode |-> "atomic", all |-> TRUE, status |-> "sealed", ends |-> [e2 |-> [g |-> 4, c |-> {4}, h |-> <<2>>]], es |-> {}, beyond |-> {}],
[do |-> "EnactPlan", why |-> {[rule |-> "stale-generation", at |-> {"e2"}]}, step |-> FALSE, beside |-> FALSE, last |-> 4, g |-> 3, mode |-> "atomic", all |-> TRUE, status |-> "sealed", es |-> {}, beyond |-> {}],
[do |-> "RollBackPlanAndFreeze", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 5, to |-> 0, g |-> 4, ends |-> [e2 |-> [g |-> 5, c |-> {2}, h |-> <<4, 2>>]], cold |-> {"e2"}, thawed |-> {}, es |-> {}],
[do |-> "CleanUp", why |-> {}, step |-> TRUE, beside |-> FALSE, last |-> 5, keep |-> 1, expired |-> 0, cleaned |-> {3}]
>>
=============================================================================
