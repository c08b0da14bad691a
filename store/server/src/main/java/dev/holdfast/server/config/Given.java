package dev.holdfast.server.config;

import java.nio.file.Path;

/// A value as somebody wrote it.
///
/// @param path of the value, such as `members[1].grpc`
/// @param folder that relative paths in it lie in
record Given(Key<?> key, String path, String text, Origin origin, Path folder) {}
