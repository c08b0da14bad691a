/// What tests of several modules need, and the programs in `chaos` that start clusters.
package dev.holdfast.testing;
