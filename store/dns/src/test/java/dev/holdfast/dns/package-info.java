/// What the tests of all packages share.
package dev.holdfast.dns;
