package dev.holdfast.spec;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of TLC over `Trace.tla` and the data of some trace.
public final class TraceRun {

  private static final String MODULE = "Trace";
  private static final String DATA = "TraceData";
  private static final String ASKED = "INVARIANT NotAccepted";
  private static final String TELL_NOTHING = "TellAt = 0";

  private TraceRun() {}

  /// Runs to the first row that is not explained, or to the end; the depth tells which.
  ///
  /// @param data text of the module `TraceData`
  /// @param tellAt the row of which TLC is to say what would have explained it; 0 for none
  public static TlcReport of(String data, int tellAt) throws InterruptedException {
    Map<String, String> modules =
        new LinkedHashMap<>(
            ModuleFamily.of(MODULE)
                .orElseThrow(() -> new CheckException("Trace.tla is missing from the jar"))
                .sources());
    modules.put(DATA, data);
    // Without the invariant TLC ends at the same state and does not print the way there.
    String model =
        Resources.model(MODULE)
            .orElseThrow(() -> new CheckException("Trace.cfg is missing from the jar"))
            .replace(ASKED, "")
            .replace(TELL_NOTHING, "TellAt = " + tellAt);
    try (ShutdownGuard _ = new ShutdownGuard();
        TlcFolder folder = TlcFolder.make(modules, MODULE, model)) {
      List<String> arguments =
          List.of(
              "-tool",
              "-workers",
              "1",
              "-checkpoint",
              "0",
              "-metadir",
              folder.path().resolve("states").toString(),
              "-config",
              MODULE + ".cfg",
              MODULE + ".tla");
      return TlcProcess.run(folder.path(), arguments, TlcProcess.SHORT, _ -> {});
    } catch (IOException e) {
      throw new CheckException("cannot run TLC for a trace", e);
    }
  }

  /// What TLC complained of; empty if it ran as it should.
  public static String complaint(TlcReport report) {
    if (report.exitCode() == 0) {
      return "";
    }
    Finding finding = Diagnosis.of(report, new Configuration(List.of(), List.of(), List.of()));
    return finding instanceof Finding.Failed(String problem) ? problem : finding.toString();
  }
}
