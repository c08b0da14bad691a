package dev.holdfast.chaos.incident;

import dev.holdfast.chaos.answer.PlanAddresses;
import dev.holdfast.chaos.answer.Question;
import dev.holdfast.chaos.answer.Question.Family;
import java.util.List;
import java.util.stream.Stream;

/// The names that are played with: a service in one region, and what its plans say.
final class Region {

  static final String ZONE = "db.example.";

  /// The endpoint that everybody uses. It is the last that enactors come to.
  static final String ENDPOINT = "region.db.example.";

  static final List<String> ENDPOINTS =
      List.of("account.db.example.", "fips.db.example.", ENDPOINT);

  /// Every second question is for the regional endpoint.
  static final List<Question> QUESTIONS =
      List.of(
          new Question(ENDPOINT, Family.A),
          new Question(ENDPOINTS.get(0), Family.A),
          new Question(ENDPOINT, Family.AAAA),
          new Question(ENDPOINTS.get(1), Family.A));

  private Region() {}

  /// The addresses of both families that the plan gives every endpoint.
  static List<String> addresses(long generation) {
    return Stream.of(Family.values())
        .flatMap(family -> PlanAddresses.of(generation, family).stream())
        .toList();
  }
}
