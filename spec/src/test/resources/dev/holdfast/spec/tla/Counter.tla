---- MODULE Counter ----
\* A counter for the runner's own tests.
EXTENDS Integers

CONSTANT Max
VARIABLE count

ASSUME Max < 10

Init == count = 0
Up == count < Max /\ count' = count + 1
Never == count > Max /\ count' = 0
Next == Up \/ Never
Spec == Init /\ [][Next]_count
FairSpec == Spec /\ WF_count(Up)
OnlyUp == Init /\ [][Up]_count

Small == count < 2
Bounded == count <= Max
NotANumber == count.field = 3
StaysEven == [][count' % 2 = 0]_count
Even == INSTANCE Even
RefinesEven == Even!Spec
GetsHigh == <>(count = Max)
GetsBeyond == <>(count > Max)
====
