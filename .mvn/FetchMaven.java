import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Downloads and unpacks the Maven that `./mvnw` runs, on a machine that has a JDK and nothing
/// else: no curl, no unzip.
///
/// Started as `java FetchMaven.java URL SHA-512 FOLDER`. An archive with another digest is refused,
/// and the folder appears in one move, so that neither a broken download nor two builds at once
/// leave anything half unpacked.
void main(String[] args) throws Exception {
  var source = URI.create(args[0]);
  var target = Path.of(args[2]);
  try {
    var archive = download(source);
    requireDigest(args[1], archive);
    Files.createDirectories(target.getParent());
    var unpacked = Files.createTempDirectory(target.getParent(), "unpacking-");
    unpack(archive, unpacked);
    publish(unpacked, target);
  } catch (IOException failure) {
    System.err.println("Maven could not be fetched from " + source + ": " + failure);
    System.exit(1);
  }
}

byte[] download(URI source) throws IOException, InterruptedException {
  var client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(20));
  proxy().ifPresent(client::proxy);
  try (var http = client.build()) {
    var request = HttpRequest.newBuilder(source).timeout(Duration.ofMinutes(5)).build();
    var response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("the server answered HTTP " + response.statusCode());
    }
    return response.body();
  }
}

/// Java itself looks at system properties only, where everything else on a Unix machine looks at
/// the environment.
Optional<ProxySelector> proxy() {
  return Stream.of("https_proxy", "HTTPS_PROXY")
      .map(System::getenv)
      .filter(value -> value != null && !value.isBlank())
      .map(URI::create)
      .map(uri -> ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort())))
      .findFirst();
}

void requireDigest(String expected, byte[] archive) throws Exception {
  var found = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(archive));
  if (!found.equals(expected)) {
    throw new IOException("its SHA-512 is " + found + " where " + expected + " is expected");
  }
}

/// Unpacks without the archive's own top folder.
void unpack(byte[] archive, Path into) throws IOException {
  try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      var file =
          into.resolve(entry.getName().substring(entry.getName().indexOf('/') + 1)).normalize();
      if (!file.startsWith(into)) {
        throw new IOException("the archive holds a path outside of itself: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }
  if (!into.resolve("bin/mvn").toFile().setExecutable(true, false)) {
    throw new IOException("the archive holds no bin/mvn");
  }
}

void publish(Path unpacked, Path target) throws IOException {
  try {
    Files.move(unpacked, target);
  } catch (IOException failure) {
    // Another build may have been quicker; its Maven is as good as ours.
    if (!Files.isExecutable(target.resolve("bin/mvn"))) {
      throw failure;
    }
  }
}
