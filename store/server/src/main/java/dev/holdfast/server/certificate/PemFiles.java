package dev.holdfast.server.certificate;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/// Writes PEM files.
final class PemFiles {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private PemFiles() {}

  /// @param secret whether only the owner may read it, from the first octet on
  static void writeNew(Path file, Object content, boolean secret) throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        secret && posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0];
    try (FileChannel channel =
            FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
        var out = Channels.newOutputStream(channel)) {
      out.write(text(content).getBytes(StandardCharsets.US_ASCII));
      channel.force(true);
    }
  }

  private static String text(Object content) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(generator(content));
    } catch (IOException impossible) {
      throw new UncheckedIOException("there is no I/O in writing to memory", impossible);
    }
    return text.toString();
  }

  private static PemObjectGenerator generator(Object content) throws IOException {
    return content instanceof java.security.PrivateKey key
        ? new JcaPKCS8Generator(key, null)
        : new JcaMiscPEMGenerator(content);
  }
}
