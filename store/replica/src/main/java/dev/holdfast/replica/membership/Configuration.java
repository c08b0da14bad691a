package dev.holdfast.replica.membership;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The members of a cluster.
///
/// A learner becomes a voter in two steps, because Raft's implementation cannot elect a leader
/// while a member is both: it is taken out of the learners and noted in `promoting`, and then it is
/// a voter. Whatever happens in between, the note says how to go on.
///
/// @param version counts changes; a new cluster begins with 1
/// @param voters members whose vote and whose disk count, by id
/// @param learners members that follow and do not vote, by id
/// @param promoting the learner that is on its way to being a voter
/// @param removed ids of former members, which do not come back
public record Configuration(
    long version,
    SortedMap<String, Member> voters,
    SortedMap<String, Member> learners,
    Optional<Member> promoting,
    SortedSet<String> removed) {

  public Configuration {
    voters = Collections.unmodifiableSortedMap(new TreeMap<>(voters));
    learners = Collections.unmodifiableSortedMap(new TreeMap<>(learners));
    removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
  }

  /// A new cluster of these voters.
  public static Configuration of(SortedMap<String, Member> voters) {
    return new Configuration(1, voters, new TreeMap<>(), Optional.empty(), new TreeSet<>());
  }

  /// Every member, whatever it is, by id.
  public SortedMap<String, Member> members() {
    SortedMap<String, Member> all = new TreeMap<>(voters);
    all.putAll(learners);
    promoting.ifPresent(member -> all.put(member.id(), member));
    return all;
  }

  public Optional<Member> member(String id) {
    return Optional.ofNullable(members().get(id));
  }

  public boolean isVoter(String id) {
    return voters.containsKey(id);
  }

  /// How many voters have to agree.
  public int majority() {
    return majorityOf(voters.size());
  }

  static int majorityOf(int voters) {
    return voters / 2 + 1;
  }

  /// This configuration with what `others` know of its members and it does not.
  public Configuration filledIn(Map<String, Member> others) {
    return new Configuration(
        version, filledIn(voters, others), filledIn(learners, others), promoting, removed);
  }

  private static SortedMap<String, Member> filledIn(
      SortedMap<String, Member> members, Map<String, Member> others) {
    SortedMap<String, Member> filled = new TreeMap<>();
    members.forEach((id, member) -> filled.put(id, member.or(others.getOrDefault(id, member))));
    return filled;
  }

  Configuration withLearner(Member member) {
    SortedMap<String, Member> more = new TreeMap<>(learners);
    more.put(member.id(), member);
    return next(voters, more, promoting);
  }

  /// The first step of making the learner `id` a voter.
  public Configuration promoting(String id) {
    SortedMap<String, Member> fewer = new TreeMap<>(learners);
    return next(voters, fewer, Optional.of(fewer.remove(id)));
  }

  /// The second step.
  Configuration promoted() {
    SortedMap<String, Member> more = new TreeMap<>(voters);
    promoting.ifPresent(member -> more.put(member.id(), member));
    return next(more, learners, Optional.empty());
  }

  Configuration without(String id) {
    SortedMap<String, Member> fewerVoters = new TreeMap<>(voters);
    SortedMap<String, Member> fewerLearners = new TreeMap<>(learners);
    fewerVoters.remove(id);
    fewerLearners.remove(id);
    SortedSet<String> more = new TreeSet<>(removed);
    more.add(id);
    return new Configuration(
        version + 1,
        fewerVoters,
        fewerLearners,
        promoting.filter(member -> !member.id().equals(id)),
        more);
  }

  private Configuration next(
      SortedMap<String, Member> voters,
      SortedMap<String, Member> learners,
      Optional<Member> promoting) {
    return new Configuration(version + 1, voters, learners, promoting, removed);
  }
}
