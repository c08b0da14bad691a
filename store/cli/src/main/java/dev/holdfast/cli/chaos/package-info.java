/// Commands that let things go wrong on purpose and tell whether a promise was broken. They need no
/// cluster: what they put to the test they bring with them.
package dev.holdfast.cli.chaos;
