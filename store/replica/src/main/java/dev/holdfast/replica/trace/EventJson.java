package dev.holdfast.replica.trace;

import com.google.gson.stream.JsonWriter;
import dev.holdfast.protocol.Outcome;
import dev.holdfast.protocol.Refusal;
import dev.holdfast.protocol.Reply;
import dev.holdfast.protocol.Request;
import dev.holdfast.protocol.State;
import dev.holdfast.protocol.Step;
import java.io.IOException;
import java.util.List;

/// Tells one command that was applied: what it asked for, what became of it, and what the state
/// holds afterwards of all it touched.
final class EventJson {

  private EventJson() {}

  static byte[] line(long number, long index, Request request, State before, Step step) {
    return Line.of(
        "event",
        json -> {
          json.name("number").value(number);
          json.name("index").value(index);
          json.name("at").value(step.state().clock().toString());
          json.name("caller").value(request.caller());
          json.name("action").value(request.command().getClass().getSimpleName());
          json.name("arguments").beginObject();
          ArgumentsJson.write(json, request.command());
          json.endObject();
          outcome(json, before, step);
          json.name("after").beginObject();
          AfterJson.write(json, request.command(), before, step);
          json.endObject();
        });
  }

  private static void outcome(JsonWriter json, State before, Step step) throws IOException {
    Reply reply = step.reply();
    json.name("outcome").beginObject();
    json.name("accepted").value(!(reply.outcome() instanceof Outcome.Refused));
    json.name("repeat").value(reply.repeat());
    json.name("changed").value(step.state().revision() != before.revision());
    json.name("refusals").beginArray();
    for (Refusal refusal : refusals(reply.outcome())) {
      json.beginObject();
      json.name("rule").value(refusal.rule());
      json.name("subject").value(refusal.subject());
      json.name("limit").value(refusal.limit());
      json.name("figure").value(refusal.figure());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private static List<Refusal> refusals(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.refusals();
      case Outcome.PlanEnacted enacted -> enacted.refused();
      case Outcome.EnactmentReported reported -> reported.refused();
      case Outcome _ -> List.of();
    };
  }
}
