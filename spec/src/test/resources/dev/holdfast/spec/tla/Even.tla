---- MODULE Even ----
\* What a counter that only knows even numbers would do.
EXTENDS Integers

VARIABLE count

Init == count = 0
Next == count' % 2 = 0
Spec == Init /\ [][Next]_count
====
