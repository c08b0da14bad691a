/// Commands on record sets: reading what is live, changing it one by one, and watching it change.
/// The plain key-value face of the store, under the same fence and guards as plans.
package dev.holdfast.cli.records;
