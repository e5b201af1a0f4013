/// The parts of a report, in their order.
public enum ReportPart: String, CaseIterable, Sendable {
  /// What the numbers can and can't say, in a few sentences.
  case findings
  /// The main share of every item in one chart.
  case overview
  /// The planned comparisons.
  case comparisons
  /// Groups of respondents beside each other.
  case groups
  /// Every question with its numbers.
  case questions
  /// How far several raters of the same subjects agree.
  case ratings
  /// What the report says about its numbers.
  case claims
  /// What the authors could tell.
  case letter
  /// How biased selection would have to be.
  case selection
  /// What does not fit together.
  case checks
  /// How to read the page.
  case reading
  /// How the numbers were made.
  case methods
  /// The ideal bootstrap beside the intervals.
  case bootstrap
  /// What the document was made of, and by which command.
  case provenance
}
