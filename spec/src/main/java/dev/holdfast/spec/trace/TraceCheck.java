package dev.holdfast.spec.trace;

import dev.holdfast.spec.CheckException;
import dev.holdfast.spec.TlcReport;
import dev.holdfast.spec.TraceRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Asks TLC whether a trace is a run of the specification.
public final class TraceCheck {

  private TraceCheck() {}

  /// Checks each section of the trace in `file`, up to the first that is not explained.
  ///
  /// @throws CheckException if `file` holds no trace, or one that cannot be checked
  public static TraceReport check(Path file) throws InterruptedException {
    List<SectionReport> reports = new ArrayList<>();
    List<Section> sections = TraceReader.read(file);
    if (sections.stream().allMatch(section -> section.events().isEmpty())) {
      throw new CheckException(
          "%s holds no whole event, so there is nothing to explain; it ends %s"
              .formatted(file, sections.getLast().ending()));
    }
    for (Section section : sections) {
      SectionReport report = check(section);
      reports.add(report);
      if (report.unexplained().isPresent()) {
        break;
      }
    }
    return new TraceReport(reports);
  }

  private static SectionReport check(Section section) throws InterruptedException {
    Translation.Translated translated = Translation.of(section);
    List<String> names = Alike.names(translated.endpoints(), translated.rows());
    String data = DataModule.text(translated, names);
    int explained = explained(TraceRun.of(data, 0));
    SectionReport report = SectionReport.of(section, translated, names, explained);
    if (explained == translated.rows().size()) {
      return report;
    }
    TlcReport told = TraceRun.of(data, explained + 1);
    return report.with(
        Unexplained.of(section, translated, names, translated.rows().get(explained), told));
  }

  /// How many rows were explained: the first state explains none.
  private static int explained(TlcReport report) {
    String complaint = TraceRun.complaint(report);
    if (!complaint.isEmpty()) {
      throw new CheckException("the trace cannot be put to TLC: " + complaint);
    }
    return report.depth().orElseThrow(() -> new CheckException("TLC did not say how far it came"))
        - 1;
  }
}
