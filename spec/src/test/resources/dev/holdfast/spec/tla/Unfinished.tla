---- MODULE Unfinished ----
EXTENDS Integers
VARIABLE count
Init == count = 0
Next == count' = count +
====
