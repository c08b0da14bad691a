/// The commands on backups: everything a store holds in one file, looked into, and made into a new
/// cluster; and all its zones as zone files.
///
/// Invariant: a file or folder under the name that was asked for is whole, and nothing is ever
/// written over.
package dev.holdfast.cli.backup;
