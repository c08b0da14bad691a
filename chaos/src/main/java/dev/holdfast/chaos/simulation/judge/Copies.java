package dev.holdfast.chaos.simulation.judge;

import dev.holdfast.chaos.simulation.cluster.LogRecord;
import dev.holdfast.chaos.simulation.cluster.Member;
import dev.holdfast.chaos.simulation.engine.Happening;
import dev.holdfast.chaos.simulation.engine.Tally;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import dev.holdfast.record.DomainName;
import dev.holdfast.replica.codec.StateSum;
import dev.holdfast.zone.Zones;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each node makes of the log, against what the witness made of it, and what each node
/// answers, against what it answered before.
final class Copies {

  /// Every so many entries a node's whole state is summed up, as production sums it up.
  private static final int COMPARED_EVERY = 16;

  /// What a node said last of a name.
  private record Said(long generation, boolean address, long revision) {
    private static final Said NOTHING = new Said(0, false, 0);
  }

  /// A state and its sum, from which the next one's is found in the time the changes took.
  private record Summed(State state, StateSum sum) {
    private static final Summed NOTHING = new Summed(State.EMPTY, StateSum.ZERO);

    private Summed to(State next) {
      return new Summed(next, sum.plus(StateSum.difference(state, next)));
    }
  }

  private final List<DomainName> names;
  private final Witness witness;
  private final NeverEmpty neverEmpty;
  private final Tally tally;
  private final Map<Integer, Map<DomainName, Said>> said = new HashMap<>();
  private final Map<Integer, Zones> looked = new HashMap<>();
  private final Map<Integer, Summed> summed = new HashMap<>();
  private final Map<Long, StateSum> witnessSums = new HashMap<>();
  private Summed witnessSummed = Summed.NOTHING;
  private long witnessSummedAt;

  Copies(List<DomainName> names, Witness witness, NeverEmpty neverEmpty, Tally tally) {
    this.names = names;
    this.witness = witness;
    this.neverEmpty = neverEmpty;
    this.tally = tally;
  }

  void applied(Member node, LogRecord record, State after, List<Step> steps) {
    Witness.Entry expected = expectedAt(node, record.index());
    if (!after.counters().equals(expected.after().counters())) {
      throw differs(node, record.index(), "counters");
    }
    for (int i = 0; i < steps.size(); i++) {
      if (!steps.get(i).reply().equals(expected.steps().get(i).reply())) {
        throw differs(node, record.index(), "replies");
      }
      if (!steps.get(i).events().equals(expected.steps().get(i).events())) {
        throw differs(node, record.index(), "events");
      }
    }
    if (record.index() % COMPARED_EVERY == 0) {
      compare(node);
    }
  }

  private Witness.Entry expectedAt(Member node, long index) {
    if (index > witness.last()) {
      throw new BreachException(
          "committed stays committed",
          "%s applied entry %d, which nobody committed".formatted(node.name(), index));
    }
    return witness.at(index);
  }

  private static BreachException differs(Member node, long index, String what) {
    return new BreachException(
        "equal copies",
        "%s made something else of entry %d than the others: its %s differ"
            .formatted(node.name(), index, what));
  }

  /// Sums up all that a node holds, and compares it with what the log comes to at that index.
  void compare(Member node) {
    long index = node.applied();
    if (index == 0) {
      return;
    }
    tally.count(Happening.STATE_COMPARED);
    Summed now = summed.getOrDefault(node.id(), Summed.NOTHING).to(node.state());
    summed.put(node.id(), now);
    if (!now.sum().equals(witnessSum(node, index))) {
      throw differs(node, index, "state's sum");
    }
  }

  private StateSum witnessSum(Member node, long index) {
    StateSum known = witnessSums.get(index);
    if (known != null) {
      return known;
    }
    State state = expectedAt(node, index).after();
    Summed now = index > witnessSummedAt ? witnessSummed.to(state) : Summed.NOTHING.to(state);
    if (index > witnessSummedAt) {
      witnessSummed = now;
      witnessSummedAt = index;
    }
    witnessSums.put(index, now.sum());
    return now.sum();
  }

  void replaced(Member node) {
    summed.remove(node.id());
    compare(node);
    look(node);
  }

  /// Only a node without its disk does not know what it answered before.
  void restarted(Member node, boolean wiped) {
    looked.remove(node.id());
    if (wiped) {
      said.remove(node.id());
    }
    replaced(node);
  }

  /// What a node would say of every name, whenever that may have changed.
  void look(Member node) {
    Zones zones = node.lasting().zones();
    if (looked.put(node.id(), zones) != zones) {
      names.forEach(name -> judge(node, name));
    }
  }

  void asked(Member node, DomainName name) {
    tally.count(Happening.DNS_ANSWER);
    judge(node, name);
  }

  private void judge(Member node, DomainName name) {
    Zones zones = node.lasting().zones();
    long generation = Answers.generation(zones, name);
    boolean address = Answers.hasAddress(zones, name);
    long revision = node.lasting().revision();
    Map<DomainName, Said> ofNode = said.computeIfAbsent(node.id(), _ -> new HashMap<>());
    Said before = ofNode.getOrDefault(name, Said.NOTHING);
    // A name without a zone has no generation; what it had counts when its zone comes back.
    ofNode.put(name, new Said(Math.max(generation, before.generation()), address, revision));
    if (generation != 0 && generation < before.generation()) {
      throw new BreachException(
          "forward only",
          "%s answered %s from generation %d, and now answers from %d"
              .formatted(node.name(), name, before.generation(), generation));
    }
    if (before.address() && !address && !neverEmpty.wasEmptied(name, before.revision(), revision)) {
      throw new BreachException(
          "never empty",
          "%s answered %s with an address, and now with none".formatted(node.name(), name));
    }
  }
}
