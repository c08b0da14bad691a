package dev.holdfast.server;

import dev.holdfast.v1.StatusRequest;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The services of the contract as they are generated, found by where they are: one that is added
/// is found as well.
final class Contract {

  private Contract() {}

  static List<io.grpc.ServiceDescriptor> services() {
    try {
      Path folder =
          Path.of(StatusRequest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<io.grpc.ServiceDescriptor> services = new ArrayList<>();
      try (Stream<String> classes = classes(folder)) {
        for (String name : classes.toList()) {
          Method descriptor =
              Class.forName("dev.holdfast.v1." + name).getMethod("getServiceDescriptor");
          services.add((io.grpc.ServiceDescriptor) descriptor.invoke(null));
        }
      }
      return services;
    } catch (Exception unreadable) {
      throw new IllegalStateException("the contract's classes cannot be listed", unreadable);
    }
  }

  private static Stream<String> classes(Path origin) throws Exception {
    Path folder =
        Files.isDirectory(origin)
            ? origin.resolve("dev/holdfast/v1")
            : java.nio.file.FileSystems.newFileSystem(origin).getPath("dev/holdfast/v1");
    return Files.list(folder)
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith("ServiceGrpc.class"))
        .map(name -> name.substring(0, name.length() - ".class".length()))
        .sorted();
  }
}
