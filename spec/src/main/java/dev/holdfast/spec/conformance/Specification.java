package dev.holdfast.spec.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.IValue;
import tlc2.value.impl.LazyValue;
import util.ToolIO;
import util.UniqueString;

/// `spec/tla/Commands.tla` under one configuration, evaluated by TLC inside this JVM: what each
/// command does in a state, and why not.
///
/// TLC takes the next-state relation apart into one action for each command with each of its
/// arguments, because every bound in it is constant. So it can be asked about one command at a
/// time, which is what its own search does too.
final class Specification {

  private final Tool tool;
  private final List<Entry> alphabet;

  private Specification(Tool tool) {
    this.tool = tool;
    this.alphabet =
        Arrays.stream(tool.getActions())
            .map(this::entry)
            .sorted(Comparator.comparing(entry -> entry.command().isUnusual()))
            .toList();
  }

  /// A command, the action that is it, and the operator that says why it is refused.
  ///
  /// @param arguments of both
  private record Entry(SpecCommand command, Action action, OpDefNode refusals, Context arguments) {}

  /// @param configuration name of a model of `spec/models`
  static Specification load(String configuration) {
    ToolIO.setMode(ToolIO.TOOL);
    ToolIO.reset();
    try (SpecFolder folder = SpecFolder.of(configuration)) {
      return new Specification(new FastTool("Commands", configuration, folder));
    } catch (RuntimeException e) {
      String said = String.join("\n", ToolIO.getAllMessages());
      throw new IllegalStateException("TLC cannot read Commands.tla: " + said, e);
    }
  }

  Bounds bounds() {
    return new Bounds(
        Concern.of(tool.getModelConfig().getSpec()),
        TlcValues.set(constant("Endpoints"), TlcValues::name),
        TlcValues.number(constant("MaxGeneration")),
        TlcValues.number(constant("HistoryLength")),
        TlcValues.set(constant("Keeps"), TlcValues::number),
        TlcValues.set(constant("Targets"), TlcValues::name),
        TlcValues.number(constant("MaxOverrides")));
  }

  private IValue constant(String name) {
    for (OpDeclNode declared : tool.getRootModule().getConstantDecls()) {
      if (declared.getName().toString().equals(name)) {
        return (IValue) tool.lookup(declared);
      }
    }
    throw new IllegalArgumentException("the spec declares no constant " + name);
  }

  /// All commands, unusual ones last, so that a disagreement is told by a usual one if it can be.
  List<SpecCommand> commands() {
    return alphabet.stream().map(Entry::command).toList();
  }

  TLCState start() {
    StateVec initial = tool.getInitStates();
    if (initial.size() != 1) {
      throw new IllegalStateException("the spec has %d initial states".formatted(initial.size()));
    }
    return settled(initial.elementAt(0));
  }

  /// The step that the command numbered `index` is in `state`, if it is one.
  Optional<TLCState> step(TLCState state, int index) {
    Entry entry = alphabet.get(index);
    StateVec next = tool.getNextStates(entry.action(), state);
    if (next.isEmpty()) {
      return Optional.empty();
    }
    TLCState only = settled(next.elementAt(0));
    for (int i = 1; i < next.size(); i++) {
      if (!only.equals(settled(next.elementAt(i)))) {
        throw new IllegalStateException(entry.command() + " leads to different states");
      }
    }
    return Optional.of(only);
  }

  /// The rules that stand against the command numbered `index` in `state`.
  Set<Reason> refusals(TLCState state, int index) {
    Entry entry = alphabet.get(index);
    IValue refusals = tool.eval(entry.refusals().getBody(), entry.arguments(), state);
    IValue[] members = TlcValues.members(refusals);
    if (members.length == 0) {
      return Set.of();
    }
    Set<Reason> reasons = new HashSet<>();
    for (IValue refusal : members) {
      reasons.add(
          new Reason(
              TlcValues.name(TlcValues.field(refusal, "rule")),
              TlcValues.set(TlcValues.field(refusal, "at"), TlcValues::name)));
    }
    return reasons;
  }

  /// TLC's values put themselves in order when they are first looked at. Once that is done several
  /// threads can look at the same one.
  private static TLCState settled(TLCState state) {
    state.deepNormalize();
    return state;
  }

  private Entry entry(Action action) {
    String name = action.getName().toString();
    List<IValue> arguments = new ArrayList<>();
    for (FormalParamNode formal : definition(name).getParams()) {
      arguments.add(argument(action.con.lookup(formal)));
    }
    OpDefNode refusals = definition("WhyNot" + name);
    Context bound = Context.Empty;
    for (int i = 0; i < arguments.size(); i++) {
      bound = bound.cons(refusals.getParams()[i], arguments.get(i));
    }
    return new Entry(CommandReader.read(name, arguments), action, refusals, bound);
  }

  private OpDefNode definition(String name) {
    OpDefNode definition = tool.getRootModule().getOpDef(UniqueString.uniqueStringOf(name));
    if (definition == null) {
      throw new IllegalStateException("the spec does not define " + name);
    }
    return definition;
  }

  private IValue argument(Object bound) {
    return switch (bound) {
      case LazyValue lazy -> tool.eval(lazy.expr, lazy.con, TLCState.Empty);
      case IValue value -> value;
      default -> throw new IllegalStateException("an argument that is no value: " + bound);
    };
  }
}
