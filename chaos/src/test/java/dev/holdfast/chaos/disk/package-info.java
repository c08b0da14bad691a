/// What becomes of a cluster when a disk fails, fills up, loses power or lies.
package dev.holdfast.chaos.disk;
