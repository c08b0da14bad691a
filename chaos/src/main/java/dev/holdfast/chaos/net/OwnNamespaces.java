package dev.holdfast.chaos.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a program in namespaces of networks and of processes of its own. It is the first process in
/// them: when it ends the kernel ends all others, and it ends when the process that started it
/// does.
public final class OwnNamespaces {

  private static final List<String> WITH_STARTER = List.of("setpriv", "--pdeathsig", "KILL");

  private static final List<String> OWN =
      List.of("--net", "--pid", "--fork", "--kill-child", "--mount-proc");

  private OwnNamespaces() {}

  /// The command that runs `program` there.
  public static List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(WITH_STARTER);
    command.add("unshare");
    if (!System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("--user", "--map-root-user"));
    }
    command.addAll(OWN);
    command.addAll(program);
    return command;
  }

  /// Why there can be none on this machine; empty where there can.
  public static Optional<String> obstacle() {
    for (String tool : List.of("setpriv", "unshare", "nsenter", "ip")) {
      if (!isInstalled(tool)) {
        return Optional.of(
            "'%s' is missing (Debian: %s)"
                .formatted(tool, tool.equals("ip") ? "iproute2" : "util-linux"));
      }
    }
    try {
      Process process =
          new ProcessBuilder(command(List.of("ip", "link", "add", "br0", "type", "bridge")))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes()).strip();
      return process.waitFor() == 0
          ? Optional.empty()
          : Optional.of(
              "no namespaces can be made (%s); run as root, or allow unprivileged user namespaces"
                  .formatted(said));
    } catch (IOException problem) {
      return Optional.of(problem.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /// Whether a program of this name is on the path, or where the system keeps its own.
  public static boolean isInstalled(String tool) {
    return List.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
