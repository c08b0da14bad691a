/// Commands on zones, and zone files in both directions: a file goes in whole or not at all, and
/// what comes out reads back as what went in.
///
/// The text of zone files belongs to [dev.holdfast.dns.zonefile].
package dev.holdfast.cli.zone;
