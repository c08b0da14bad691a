package dev.holdfast.server.config;

/// One value of a configuration as it holds.
///
/// @param key its path, such as `members[1].grpc`
/// @param value as one would write it; paths whole
/// @param origin where it was written
public record Setting(String key, String value, Origin origin) {}
