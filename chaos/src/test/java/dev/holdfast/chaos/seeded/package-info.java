/// Bugs put into the product on purpose, and found: the harness is judged by what it catches in
/// real node processes, and by finding nothing where nothing is wrong.
package dev.holdfast.chaos.seeded;
