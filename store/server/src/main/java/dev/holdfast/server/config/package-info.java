/// A node's configuration: one YAML file, read strictly.
///
/// Everything wrong with a file is told at once, each with line, key and reason; a key nobody knows
/// is refused with the nearest one that exists. Invariant: a
/// [dev.holdfast.server.config.NodeConfig] can be started as it is, and listens beyond loopback
/// only where its file says so in so many words.
package dev.holdfast.server.config;
