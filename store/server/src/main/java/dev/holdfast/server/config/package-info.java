/// A node's configuration: one YAML file, read strictly, which environment variables and flags of
/// the command line may overrule.
///
/// [dev.holdfast.server.config.Keys] is the table of all keys; to add one, add a line there, its
/// place in [dev.holdfast.server.config.NodeConfig] and in
/// [dev.holdfast.server.config.ConfigReader]. `YamlFile`, `Variables` and `Flags` say what is
/// given, `Values` which of it holds, `ConfigRules` what has to hold between values.
///
/// Everything wrong is told at once, each with its place, key and reason; a key nobody knows is
/// refused with the nearest one that exists. Invariant: a [dev.holdfast.server.config.NodeConfig]
/// can be started as it is, and listens beyond loopback only where its configuration says so in so
/// many words.
package dev.holdfast.server.config;
