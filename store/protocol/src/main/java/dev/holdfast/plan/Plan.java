package dev.holdfast.plan;

import dev.holdfast.endpoint.Change;
import dev.holdfast.record.Digest;

/// A plan in one of the three stages of its life.
public sealed interface Plan {

  /// The number drawn when planning started; orders plans for ever.
  long generation();

  /// Who opened the plan, when, and why.
  Change opened();

  /// The digest of its contents: final once sealed, and kept after clean-up.
  Digest digest();

  /// What its contents take: see [PlanContents#octets].
  long octets();

  /// A plan being written.
  ///
  /// @param chunks how many chunks have been staged; the next one's index
  record Open(long generation, Change opened, int chunks, PlanContents contents) implements Plan {
    @Override
    public Digest digest() {
      return contents.digest();
    }

    @Override
    public long octets() {
      return contents.octets();
    }
  }

  /// A complete, immutable plan.
  record Sealed(long generation, Change opened, Change sealed, PlanContents contents)
      implements Plan {
    @Override
    public Digest digest() {
      return contents.digest();
    }

    @Override
    public long octets() {
      return contents.octets();
    }
  }

  /// What is left of a plan after clean-up.
  record Cleaned(long generation, Change opened, Change cleaned, Digest digest) implements Plan {
    @Override
    public long octets() {
      return 0;
    }
  }
}
