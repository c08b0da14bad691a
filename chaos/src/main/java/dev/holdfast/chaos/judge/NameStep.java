package dev.holdfast.chaos.judge;

import dev.holdfast.chaos.history.Endpoint;
import dev.holdfast.chaos.history.Wish;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an operation can have done and seen at one name, in one moment.
sealed interface NameStep {

  /// The register afterwards; nothing where the operation cannot have taken place here.
  Optional<Register> from(Register before);

  /// A linearizable read.
  record Saw(Endpoint endpoint) implements NameStep {

    @Override
    public Optional<Register> from(Register before) {
      return before.canBe(endpoint.generation()) && before.sets().equals(endpoint.sets())
          ? Optional.of(before.at(endpoint.generation()))
          : Optional.empty();
    }
  }

  /// A put or a delete that was carried out.
  ///
  /// @param wishes of this name, expectations among them
  /// @param generation it drew; absent where nobody was told, 0 where it changed nothing anywhere
  record Wrote(List<Wish> wishes, OptionalLong generation) implements NameStep {

    @Override
    public Optional<Register> from(Register before) {
      Optional<Register> met = met(before, wishes);
      if (met.isEmpty()) {
        return Optional.empty();
      }
      SortedMap<String, String> after = applied(met.get().sets(), wishes);
      boolean puts = wishes.stream().anyMatch(Wish.Put.class::isInstance);
      if (!puts && after.equals(met.get().sets())) {
        return met;
      }
      if (generation.isEmpty()) {
        return Optional.of(met.get().withSets(after));
      }
      return generation.getAsLong() > met.get().generation()
          ? Optional.of(met.get().with(generation.getAsLong(), after))
          : Optional.empty();
    }
  }

  /// A put or a delete whose expectation of this name did not hold.
  record WasUnmet(List<Wish> wishes) implements NameStep {

    @Override
    public Optional<Register> from(Register before) {
      boolean mayBeUnmet =
          wishes.stream()
              .anyMatch(wish ->
                  switch (wish) {
                    case Wish.ExpectGeneration expected ->
                        !before.exact()
                            || before.generation() != expected.generation()
                            || before.sets().isEmpty();
                    case Wish.ExpectPresent expected ->
                        before.sets().isEmpty() == expected.present();
                    case Wish.Put _, Wish.Delete _, Wish.Enact _, Wish.Other _ -> false;
                  });
      return mayBeUnmet ? Optional.of(before) : Optional.empty();
    }
  }

  /// An enactment of a plan that is live here from then on, by it or already.
  record Enacted(long generation, SortedMap<String, String> sets) implements NameStep {

    @Override
    public Optional<Register> from(Register before) {
      if (before.exact() && before.generation() == generation) {
        return before.sets().equals(sets) ? Optional.of(before) : Optional.empty();
      }
      return generation > before.generation()
          ? Optional.of(before.with(generation, sets))
          : Optional.empty();
    }
  }

  /// An enactment of a plan that came too late.
  record WasLate(long generation) implements NameStep {

    @Override
    public Optional<Register> from(Register before) {
      if (before.exact()) {
        return before.generation() > generation ? Optional.of(before) : Optional.empty();
      }
      return Optional.of(
          new Register(Math.max(before.generation(), generation), false, before.sets()));
    }
  }

  /// The register with what is now known of its generation, if the expectations can hold in it.
  private static Optional<Register> met(Register before, List<Wish> wishes) {
    Register register = before;
    for (Wish wish : wishes) {
      switch (wish) {
        case Wish.ExpectGeneration expected -> {
          if (!register.canBe(expected.generation()) || register.sets().isEmpty()) {
            return Optional.empty();
          }
          register = register.at(expected.generation());
        }
        case Wish.ExpectPresent expected -> {
          if (register.sets().isEmpty() == expected.present()) {
            return Optional.empty();
          }
        }
        case Wish.Put _, Wish.Delete _, Wish.Enact _, Wish.Other _ -> {}
      }
    }
    return Optional.of(register);
  }

  private static SortedMap<String, String> applied(
      SortedMap<String, String> before, List<Wish> wishes) {
    SortedMap<String, String> after = new TreeMap<>(before);
    for (Wish wish : wishes) {
      switch (wish) {
        case Wish.Put put -> after.put(put.type(), put.set());
        case Wish.Delete delete when delete.type().isEmpty() -> after.clear();
        case Wish.Delete delete -> after.remove(delete.type());
        case Wish.Enact _, Wish.Other _ -> {}
        case Wish.ExpectGeneration _, Wish.ExpectPresent _ -> {}
      }
    }
    return after;
  }
}
