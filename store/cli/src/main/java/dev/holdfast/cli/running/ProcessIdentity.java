package dev.holdfast.cli.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process, told apart from any other that may get the same id later.
///
/// @param started what the system says about the moment it was started
public record ProcessIdentity(long pid, String started) {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /// Position of the start time in `/proc/PID/stat`, counted from 0 behind the parenthesis that
  /// ends the command's name.
  private static final int START_TIME = 19;

  public static Optional<ProcessIdentity> of(long pid) {
    return ProcessHandle.of(pid).flatMap(ProcessIdentity::of);
  }

  public static Optional<ProcessIdentity> of(ProcessHandle process) {
    return started(process).map(started -> new ProcessIdentity(process.pid(), started));
  }

  /// The process itself, if it still runs.
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> started(process).equals(Optional.of(started)));
  }

  /// Linux counts ticks since it was booted; that does not change when someone sets the clock, as a
  /// time of day would.
  private static Optional<String> started(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Optional.of(Files.readString(BOOT).strip() + "/" + fields[START_TIME]);
    } catch (IOException noLinux) {
      return process.info().startInstant().map(Object::toString);
    }
  }
}
