/// The distribution and its scripts, run as a user runs them: from other folders, through links, on
/// machines with the wrong JDK or none.
package dev.holdfast.distribution;
