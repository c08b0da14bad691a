package dev.holdfast.chaos.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks through the calls of a node for names in a folder that were not durable when they had to
/// be: the log was synchronised, and so acknowledged, with a new name still at risk.
final class NameOrder {

  private NameOrder() {}

  /// @param votes how often term and vote were written
  /// @param files how many files of the log began
  /// @param unsynced calls that came too early
  record Seen(int votes, int files, List<String> unsynced) {}

  static Seen check(List<String> calls, Path folder) {
    String at = Pattern.quote(folder.toString());
    Pattern vote = Pattern.compile("rename\\(.*\"" + at + "/raft-meta\"\\) = 0");
    Pattern begun = Pattern.compile("openat\\(.*\"" + at + "/(log_inprogress_\\d+)\".*O_CREAT");
    Pattern folderSynced = Pattern.compile("fsync\\(\\d+<" + at + ">\\)? ?(= 0|.*unfinished)?");
    Pattern logSynced = Pattern.compile("fdatasync\\(\\d+<" + at + "/(log_inprogress_\\d+)>");
    int votes = 0;
    int files = 0;
    boolean atRisk = false;
    String empty = "";
    List<String> unsynced = new ArrayList<>();
    for (String call : calls) {
      Matcher begins = begun.matcher(call);
      Matcher logSync = logSynced.matcher(call);
      if (vote.matcher(call).find()) {
        votes++;
        atRisk = true;
      } else if (begins.find()) {
        files++;
        atRisk = true;
        empty = begins.group(1);
      } else if (folderSynced.matcher(call).find()) {
        atRisk = false;
      } else if (logSync.find() && logSync.group(1).equals(empty)) {
        // A file begins with its header, which is synchronised before there is any entry.
        empty = "";
      } else if (atRisk && logSync.hasMatch()) {
        unsynced.add(call);
      }
    }
    return new Seen(votes, files, unsynced);
  }
}
