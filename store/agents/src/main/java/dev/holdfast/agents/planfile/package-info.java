/// Plan files: what people write to say what endpoints shall hold.
///
/// A [dev.holdfast.agents.planfile.PlanFolder] holds one file for each zone, either YAML in the
/// record layout of octoDNS or a zone file. [dev.holdfast.agents.planfile.YamlTree] reads YAML
/// strictly and remembers the line of everything; [dev.holdfast.agents.planfile.YamlPlanFile] reads
/// that tree as endpoints; [dev.holdfast.agents.planfile.ValueReader] turns structured values into
/// the text forms of rdata, whose grammar belongs to [dev.holdfast.dns.text].
///
/// Invariant: [dev.holdfast.agents.planfile.PlannedContents] exist only if everything in the files
/// was understood. What is not understood, or not supported, is refused with file, line, key and
/// reason; nothing is dropped unseen.
package dev.holdfast.agents.planfile;
