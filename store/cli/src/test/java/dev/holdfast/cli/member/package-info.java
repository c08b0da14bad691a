/// The way from one member to another in its place.
package dev.holdfast.cli.member;
