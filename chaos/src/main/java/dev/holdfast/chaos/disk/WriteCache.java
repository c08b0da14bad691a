package dev.holdfast.chaos.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a running node has written and not synchronised, of the two files that it goes on writing
/// to: Raft's log and the mark of how far it has applied it. The power fails, and it was never
/// written.
///
/// Meanwhile each synchronisation takes long, so that there is something to lose.
public final class WriteCache implements AutoCloseable {

  private static final Duration SYNC = Duration.ofMillis(150);

  private final LogFile log;
  private final MarkFile mark;
  private final byte[] markBefore;
  private final Path dataFolder;
  private final Path output;
  private final Strace strace;

  private WriteCache(
      LogFile log, MarkFile mark, byte[] markBefore, Path dataFolder, Path output, Strace strace) {
    this.log = log;
    this.mark = mark;
    this.markBefore = markBefore;
    this.dataFolder = dataFolder;
    this.output = output;
    this.strace = strace;
  }

  /// Looks on from here. What was written before counts as synchronised.
  public static WriteCache of(long pid, Path folder) throws IOException, InterruptedException {
    Path dataFolder = folder.toRealPath();
    LogFile log = LogFile.of(dataFolder);
    MarkFile mark = MarkFile.of(dataFolder);
    Path output = dataFolder.resolveSibling(dataFolder.getFileName() + "-cache.strace");
    Strace strace =
        Strace.attach(
            pid,
            output,
            List.of(
                "-P",
                log.path().toString(),
                "-P",
                mark.path().toString(),
                "-e",
                "trace=write,pwrite64,fdatasync",
                "-e",
                "inject=fdatasync:delay_enter=%d".formatted(SYNC.toNanos() / 1000)));
    return new WriteCache(log, mark, mark.read(), dataFolder, output, strace);
  }

  /// Octets of the log.
  public long octets() throws IOException {
    return LogFile.unsynchronised(FileCall.of(log.path(), strace.lines()));
  }

  /// Takes it all back, once the process is gone. Where the node has begun another log file
  /// meanwhile, of which nothing was seen, nothing of the log is lost.
  ///
  /// @return octets of the log that were lost
  public long lose() throws IOException {
    strace.close();
    List<String> lines = strace.lines();
    Files.delete(output);
    Optional<byte[]> synced = MarkFile.synchronised(FileCall.of(mark.path(), lines));
    mark.write(synced.orElse(markBefore));
    if (!LogFile.of(dataFolder).equals(log)) {
      return 0;
    }
    long octets = LogFile.unsynchronised(FileCall.of(log.path(), lines));
    log.lose(octets);
    return octets;
  }

  /// Looks away; the node goes on as before.
  @Override
  public void close() {
    strace.close();
  }
}
