/// What a run came to, as one page that any browser shows without a network, and as JSON.
///
/// A [dev.holdfast.chaos.report.RunReport] holds figures only; [dev.holdfast.chaos.report.Page]
/// makes the page of it. Everything that has a time stands over one
/// [dev.holdfast.chaos.report.TimeAxis]: what went wrong, and under it what clients and DNS made of
/// it.
package dev.holdfast.chaos.report;
