/// Commands on access: who may do what, and bearer tokens.
package dev.holdfast.cli.access;
