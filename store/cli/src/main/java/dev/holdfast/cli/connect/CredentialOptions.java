package dev.holdfast.cli.connect;

import dev.holdfast.cli.console.CommandException;
import dev.holdfast.cli.running.LocalCertificates;
import dev.holdfast.client.Credentials;
import dev.holdfast.tls.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// By what a command knows the cluster, and shows who calls.
public final class CredentialOptions {

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = {
        "The certificate of the cluster's authority; without one the connection is not protected.",
        "Default: $HOLDFAST_CA_FILE, else that of what 'holdfast up' runs here."
      })
  private Optional<Path> ca = Optional.empty();

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Your certificate. Default: $HOLDFAST_CERT_FILE.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Its private key. Default: $HOLDFAST_KEY_FILE.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = {
        "A file with your token, where you have one instead of a certificate.",
        "Default: $HOLDFAST_TOKEN_FILE."
      })
  private Optional<Path> tokenFile = Optional.empty();

  /// @param local the certificates of the cluster to be called, where 'holdfast up' runs it
  Credentials credentials(Optional<LocalCertificates> local, Map<String, String> environment)
      throws IOException {
    Optional<Path> authority = given(ca, "HOLDFAST_CA_FILE", environment);
    Optional<Path> shown = given(certificate, "HOLDFAST_CERT_FILE", environment);
    Optional<Path> secret = given(key, "HOLDFAST_KEY_FILE", environment);
    if (shown.isPresent() != secret.isPresent()) {
      throw CommandException.usage(
          "A certificate and its key belong together: give --cert and --key, or neither.");
    }
    Optional<String> token = token(given(tokenFile, "HOLDFAST_TOKEN_FILE", environment));
    if (authority.isEmpty() && shown.isPresent() && local.isEmpty()) {
      throw CommandException.usage(
          "--cert needs --ca: the certificate of the cluster's authority, by which its nodes are known.");
    }
    Optional<Path> trusted = authority.or(() -> local.map(LocalCertificates::ca));
    Optional<TlsFiles.Own> own =
        shown.isPresent()
            ? Optional.of(new TlsFiles.Own(shown.get(), secret.orElseThrow()))
            : token.isPresent() || authority.isPresent()
                ? Optional.empty()
                : local.flatMap(certificates -> certificates.operator().own());
    return new Credentials(trusted.map(file -> new TlsFiles(file, own)), token);
  }

  private static Optional<Path> given(
      Optional<Path> option, String variable, Map<String, String> environment) {
    return option.or(() ->
        Optional.of(environment.getOrDefault(variable, ""))
            .filter(text -> !text.isBlank())
            .map(Path::of));
  }

  private static Optional<String> token(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String token = Files.readString(file.get()).strip();
    if (!token.matches("[!-~]{1,512}")) {
      throw CommandException.usage(
          "%s holds no token: it is to be one word, as 'holdfast access token create' printed it."
              .formatted(file.get()));
    }
    return Optional.of(token);
  }
}
