/// Standing between a node and its disk: what it writes, and what of it a disk may lose.
package dev.holdfast.chaos.disk;
