package dev.holdfast.cli.console;

import com.google.protobuf.MessageOrBuilder;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/// Where a command writes: its result to `out`, in the format asked for, and what people should
/// know beside it to `err`.
///
/// @param format of the result
public record Console(PrintWriter out, PrintWriter err, OutputFormat format) {

  public static Console of(CommandSpec spec, OutputFormat format) {
    return new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), format);
  }

  /// Writes a result: the message as JSON, or `text`, which is only made if it is needed.
  public void show(MessageOrBuilder message, Supplier<?> text) {
    out.println(isJson() ? Json.pretty(message) : text.get());
    out.flush();
  }

  /// Writes one of a stream of results on a line of its own.
  public void showLine(MessageOrBuilder message, Supplier<?> text) {
    out.println(isJson() ? Json.line(message) : text.get());
    out.flush();
  }

  /// Tells the person something that is not the result.
  public void note(String sentence) {
    err.println(sentence);
    err.flush();
  }

  public boolean isJson() {
    return format == OutputFormat.json;
  }
}
