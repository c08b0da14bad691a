/// Commands on outside targets: what enactors have told the store of them, and ways for people to
/// tell it themselves.
package dev.holdfast.cli.target;
