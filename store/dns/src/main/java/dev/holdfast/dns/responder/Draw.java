package dev.holdfast.dns.responder;

import dev.holdfast.dns.lookup.Answer;
import dev.holdfast.dns.lookup.OwnedSet;
import dev.holdfast.record.Rdata;
import dev.holdfast.record.RecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Draws one address from each weighted set of an answer.
///
/// What is drawn is what a question for that set would have got: in the answer itself, and among
/// the additional addresses, which spare the asker that question. Glue is no answer but the way to
/// other servers, among which resolvers choose by themselves; it has to be complete (RFC 9471), so
/// it keeps every address whose weight lets it be answered at all.
///
/// A draw goes over the weights twice and allocates nothing that grows with the set.
record Draw(Chance chance) {

  Answer from(Answer answer) {
    if (!isWeighted(answer.answer())
        && !isWeighted(answer.glue())
        && !isWeighted(answer.additional())) {
      return answer;
    }
    return new Answer(
        answer.rcode(),
        answer.authoritative(),
        told(answer.answer(), this::drawn),
        answer.authority(),
        told(answer.glue(), Draw::flattened),
        told(answer.additional(), this::drawn));
  }

  private static boolean isWeighted(List<OwnedSet> section) {
    for (OwnedSet owned : section) {
      if (owned.set().isWeighted()) {
        return true;
      }
    }
    return false;
  }

  private static List<OwnedSet> told(
      List<OwnedSet> section, Function<RecordSet, List<Rdata>> part) {
    if (!isWeighted(section)) {
      return section;
    }
    List<OwnedSet> told = new ArrayList<>(section.size());
    for (OwnedSet owned : section) {
      told.add(
          owned.set().isWeighted()
              ? new OwnedSet(owned.owner(), owned.set(), part.apply(owned.set()))
              : owned);
    }
    return told;
  }

  private List<Rdata> drawn(RecordSet set) {
    return List.of(one(set));
  }

  private static List<Rdata> flattened(RecordSet set) {
    return set.flattened().rdata();
  }

  /// One address: with the likelihood of its weight among the sum, or as likely as any other where
  /// all weights are 0.
  private Rdata one(RecordSet set) {
    List<Integer> weights = set.weights();
    long sum = 0;
    for (int i = 0; i < weights.size(); i++) {
      sum += weights.get(i);
    }
    if (sum == 0) {
      return set.rdata().get((int) chance.below(weights.size()));
    }
    long rest = chance.below(sum);
    int at = 0;
    while (rest >= weights.get(at)) {
      rest -= weights.get(at++);
    }
    return set.rdata().get(at);
  }
}
