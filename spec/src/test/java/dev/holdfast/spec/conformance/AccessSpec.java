package dev.holdfast.spec.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import tla2sany.semantic.FormalParamNode;
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

/// `spec/tla/Access.tla`, evaluated by TLC inside this JVM, as [Specification] does it for the
/// store.
final class AccessSpec {

  private static final UniqueString ENABLED = UniqueString.uniqueStringOf("enabled");
  private static final UniqueString GRANTS = UniqueString.uniqueStringOf("grants");
  private static final UniqueString TOKENS = UniqueString.uniqueStringOf("tokens");

  private final Tool tool;

  private AccessSpec(Tool tool) {
    this.tool = tool;
  }

  /// What spec and machine both know.
  ///
  /// @param grants each as `principal role scope`
  record Seen(boolean enabled, SortedSet<String> grants, SortedSet<String> tokens) {}

  record Node(TLCState state, Seen seen) {}

  /// What the spec says of a command in a state.
  ///
  /// @param arguments whose first is the caller
  /// @param next where it leads, if it is a step
  /// @param refusals the rules that refuse it
  record Told(String action, List<String> arguments, Optional<Node> next, Set<String> refusals) {

    String by() {
      return arguments.getFirst();
    }

    /// Without the state it leads to, which is long to tell.
    @Override
    public String toString() {
      return action + arguments;
    }
  }

  static AccessSpec load(String configuration) {
    ToolIO.setMode(ToolIO.TOOL);
    ToolIO.reset();
    try (SpecFolder folder = SpecFolder.of(configuration)) {
      return new AccessSpec(new FastTool("Access", configuration, folder));
    } catch (RuntimeException e) {
      String said = String.join("\n", ToolIO.getAllMessages());
      throw new IllegalStateException("TLC cannot read Access.tla: " + said, e);
    }
  }

  Node start() {
    return node(tool.getInitStates().elementAt(0));
  }

  private static Node node(TLCState state) {
    state.deepNormalize();
    return new Node(
        state,
        new Seen(
            TlcValues.truth(state.lookup(ENABLED)),
            TlcValues.set(state.lookup(GRANTS), AccessSpec::words),
            TlcValues.set(state.lookup(TOKENS), TlcValues::name)));
  }

  private static String words(IValue grant) {
    return String.join(" ", Arrays.stream(TlcValues.sequence(grant)).map(TlcValues::name).toList());
  }

  /// Every command with every argument, in this state.
  List<Told> commands(Node node) {
    return Arrays.stream(tool.getActions()).map(action -> told(action, node)).toList();
  }

  private Told told(Action action, Node node) {
    String name = action.getName().toString();
    List<IValue> arguments = new ArrayList<>();
    for (FormalParamNode formal : definition(name).getParams()) {
      arguments.add(argument(action.con.lookup(formal)));
    }
    StateVec next = tool.getNextStates(action, node.state());
    OpDefNode whyNot = definition("WhyNot" + name);
    Context bound = Context.Empty;
    for (int i = 0; i < arguments.size(); i++) {
      bound = bound.cons(whyNot.getParams()[i], arguments.get(i));
    }
    return new Told(
        name,
        arguments.stream().map(TlcValues::name).toList(),
        next.isEmpty() ? Optional.empty() : Optional.of(node(next.elementAt(0))),
        TlcValues.set(tool.eval(whyNot.getBody(), bound, node.state()), TlcValues::name));
  }

  private OpDefNode definition(String name) {
    return tool.getRootModule().getOpDef(UniqueString.uniqueStringOf(name));
  }

  private IValue argument(Object bound) {
    return switch (bound) {
      case LazyValue lazy -> tool.eval(lazy.expr, lazy.con, TLCState.Empty);
      case IValue value -> value;
      default -> throw new IllegalStateException("an argument that is no value: " + bound);
    };
  }
}
