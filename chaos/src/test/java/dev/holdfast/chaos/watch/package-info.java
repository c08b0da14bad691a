/// Goal: what a watch promises holds at a real cluster whose leader is killed.
package dev.holdfast.chaos.watch;
