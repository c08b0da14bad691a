/// The house rules that neither the compiler nor the formatter can hold, as tests.
///
/// A [Rule] looks at one [SourceFile] or at the whole [SourceTree] and answers with [Finding]s,
/// each naming file, line and rule. [TidyTest] applies all of them to this repository; [RulesTest]
/// shows that each of them can fail.
package dev.holdfast.tidy;
