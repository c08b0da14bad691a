/// `holdfast access`: who may do what, where, and the bearer tokens that stand for them. Each
/// command is one call of the access service; what it means is decided by the store.
package dev.holdfast.cli.access;
