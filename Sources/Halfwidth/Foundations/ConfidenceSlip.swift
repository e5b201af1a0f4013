/// A level below one half, which is almost always a slip of the pen: alpha typed for confidence (0.05),
/// or a fraction with a percent sign (0.95%).
///
/// Such a level is possible, and the answers to it are right. A person is asked whether it is meant; a
/// program gets its answer with a warning.
public struct ConfidenceSlip: Hashable, Sendable {
  /// The level as it was written, such as `0.95%`.
  public var written: String
  /// The confidence that it stands for.
  public var confidence: Double
  /// What was likely meant.
  public var meant: Reading

  /// What a low level was likely meant as.
  public enum Reading: Hashable, Sendable {
    /// The confidence that belongs to the level as a significance.
    case confidenceOfSignificance(Double)
    /// The fraction that was written with a percent sign.
    case fraction(Double)
    /// Nothing that could be written: one minus the level is so near 1 that it rounds to 1.
    case nothing
  }

  /// The lowest confidence that is taken without a word.
  public static let lowestUsual = 0.5

  /// Finds the slip in a level that was written so; nil for a usual level.
  ///
  /// - Parameters:
  ///   - level: The level as it was understood.
  ///   - written: How the level was written; made only where there is a slip.
  public init?(_ level: ConfidenceLevel, written: @autoclosure () -> String) {
    guard level.confidence < Self.lowestUsual else { return nil }
    let written = written()
    self.written = written
    confidence = level.confidence
    meant =
      level.significance < 1 ? .confidenceOfSignificance(level.significance) : .nothing
    if written.hasSuffix("%"), let fraction = Double(written.dropLast()),
      fraction >= Self.lowestUsual, fraction < 1
    {
      meant = .fraction(fraction)
    }
  }

  /// The confidence that was likely meant; nil where there is none between 0 and 1.
  public var meantConfidence: Double? {
    switch meant {
    case .confidenceOfSignificance(let confidence), .fraction(let confidence): confidence
    case .nothing: nil
    }
  }

  /// The readings, as one sentence without a full stop and without what to do.
  public var readings: String {
    switch meant {
    case .confidenceOfSignificance(let other):
      "a confidence of \(written) is below one half, and a significance of \(written) is a "
        + "confidence of \(other)"
    case .fraction(let fraction):
      "a confidence of \(written) is one of \(confidence), and without the percent sign one of "
        + "\(fraction)"
    case .nothing:
      "a confidence of \(written) is below one half and next to 0, and a significance so small belongs "
        + "to no confidence below 1 that can be written"
    }
  }
}

extension ConfidenceLevel {
  /// The warning that a level below one half is likely a slip; nil for a usual level.
  public var lowWarning: AnalysisWarning? {
    ConfidenceSlip(self, written: "\(confidence)").map {
      AnalysisWarning(.lowConfidence, $0.readings)
    }
  }
}
