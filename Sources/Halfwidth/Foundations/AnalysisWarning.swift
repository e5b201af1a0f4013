/// Something that a reader of a finding must know.
public struct AnalysisWarning: Hashable, Sendable {
  /// A stable slug, for programs.
  public let code: Code
  /// One sentence, for people.
  public let message: String

  /// Creates a warning.
  public init(code: Code, message: String) {
    self.code = code
    self.message = message
  }

  /// The same without labels.
  package init(_ code: Code, _ message: String) { self.init(code: code, message: message) }

  /// The closed list of warnings.
  public enum Code: String, CaseIterable, Hashable, Sendable {
    /// The method has no answer for these counts.
    case undefined
    /// The method is offered up to a number of trials, and these are more.
    case tooManyTrials = "too-many-trials"
    /// The method has no one-sided form.
    case noOneSidedForm = "no-one-sided-form"
    /// The method does not test what was stated, or has nothing stated to test.
    case wrongHypothesis = "wrong-hypothesis"
    /// The count is one of several candidates.
    case severalCandidates = "several-candidates"
    /// Another method than the default was used, for the reason given.
    case methodChosen = "method-chosen"
    /// A row or a column sums to 0, and the method needs every margin above 0.
    case zeroMargin = "zero-margin"
    /// The method is for tables of another shape.
    case wrongShape = "wrong-shape"
    /// An exact answer would take too long; a simulated one is offered.
    case tooLarge = "too-large"
    /// The covariance matrix that the test inverts is singular.
    case singular
    /// An approximation is used outside the range where it is known to be good.
    case smallExpectedCounts = "small-expected-counts"
    /// The answer is simulated.
    case simulated
    /// The method is not valid for the design of the data; it is shown for contrast.
    case wrongDesign = "wrong-design"
    /// Another method, which is shown beside the primary one, leads to another conclusion.
    case methodsDisagree = "methods-disagree"
    /// The data show no variation that the method could use, so that its interval is a point.
    case degenerate
    /// A simulation ended at its limit before its error was as small as was asked for.
    case toleranceNotReached = "tolerance-not-reached"
    /// Rows with a missing value were left out.
    case missingValues = "missing-values"
    /// The sample is a known share of a finite population, and standard errors are smaller for it.
    case finitePopulation = "finite-population"
    /// The method covers less than it says for so few respondents.
    case smallSample = "small-sample"
    /// A share is so near to 0 or 1 that the method covers less than it says.
    case shareNearBound = "share-near-bound"
    /// The interval leaves out the estimate.
    case estimateOutside = "estimate-outside"
    /// The p-value is too small for a number, and the method has no logarithm of it.
    case underflow
    /// No scale is declared, and what was observed is taken for it.
    case assumedScale = "assumed-scale"
    /// The interval holds only roughly, for the reason given.
    case approximate
    /// The confidence level is below one half, which is almost always a slip.
    case lowConfidence = "low-confidence"
    /// How the data's file was read, where it isn't as most files are.
    case inputReading = "input-reading"
    /// Numbers of a file were taken for names of rows or columns.
    case namesAssumed = "names-assumed"
    /// Rows were brought into the order of the columns, or of the first stratum, by their names.
    case rowsReordered = "rows-reordered"
    /// Lines of a file were left out: a title, or totals where that was asked for.
    case linesLeftOut = "lines-left-out"
    /// Rows or columns are named by numbers, and their scores are others.
    case defaultScores = "default-scores"
    /// A file read as counts looks like a row of answers for each respondent.
    case possibleRespondents = "possible-respondents"
    /// A row or a column of a file looks like a total, and is counted like the others.
    case possibleTotal = "possible-total"
    /// The events that were counted need not be independent of each other.
    case dependentEvents = "dependent-events"
    /// Ratings are missing, and the method needs all of them.
    case missingRatings = "missing-ratings"
    /// The measure has no limits in closed form, and simulated ones were not asked for.
    case noClosedInterval = "no-closed-interval"
    /// Codes such as 99 stand among the answers of a short scale, as surveys code missing ones.
    case undeclaredCodes = "undeclared-codes"
    /// A comparison was asked for and could not be made.
    case notCompared = "not-compared"
  }
}

extension [AnalysisWarning] {
  /// Adds a warning.
  package mutating func add(_ code: AnalysisWarning.Code, _ message: String) {
    append(AnalysisWarning(code, message))
  }
}
