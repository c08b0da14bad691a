package dev.holdfast.cli.certs;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.server.certificate.Authority;
import dev.holdfast.server.certificate.Issued;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/// Where certificates are kept, and how what is there is used.
final class CertOptions {

  private static final String FORM = "[A-Za-z0-9][A-Za-z0-9_.@-]{0,62}";

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = "certs",
      description =
          "Where the authority's files are, and the new ones go. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  Path folder() {
    return folder;
  }

  Authority authority() {
    if (!Files.exists(folder.resolve(Authority.NAME + Issued.KEY))) {
      throw CommandException.refused(
          "There is no authority in %s. 'holdfast certs init' makes one; --folder names another place."
              .formatted(folder));
    }
    return Authority.load(folder);
  }

  /// How what is made is written: whole, and never over what is there.
  interface Writing {
    void into(Path folder) throws IOException;
  }

  void write(Writing writing) throws IOException {
    Files.createDirectories(folder);
    try {
      writing.into(folder);
    } catch (FileAlreadyExistsException there) {
      throw CommandException.refused(
          "%s is there already, and keys are not overwritten. Move it away first, or name another --folder."
              .formatted(there.getMessage()));
    }
  }

  /// Names end up in file names and in the record.
  static String checked(String name) {
    if (!name.matches(FORM) || name.equals(Authority.NAME)) {
      throw CommandException.usage(
          "'%s' cannot be a name here: it is to be 1 to 63 letters, digits and _ . @ -, beginning with a letter or digit, and not '%s'."
              .formatted(name, Authority.NAME));
    }
    return name;
  }

  static Duration validity(int days) {
    if (days < 1 || days > 36_500) {
      throw CommandException.usage(
          "A certificate is valid for 1 to 36500 days, not %d.".formatted(days));
    }
    return Duration.ofDays(days);
  }

  /// The day on which it ends, as ISO writes it.
  static String end(Issued issued) {
    return issued.certificate().getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate()
        + " (UTC)";
  }
}
