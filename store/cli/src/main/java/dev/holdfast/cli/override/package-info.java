/// Commands on overrides: granting, listing and revoking permissions to break named guards, at
/// named endpoints and for a limited time. The changes that use them name them by id.
package dev.holdfast.cli.override;
