public import Halfwidth

/// What the numbers say that respondents gave to one item.
public struct NumericFinding: Hashable, Sendable {
  /// The question's id.
  public var question: String
  /// The item; nil for a question without items.
  public var item: Question.Item?
  /// The numbers.
  public var sample: NumericSample
  /// Of whom they are, and how many gave none.
  public var answers: AnswerBase
  /// The mean with its interval, which is nil for numbers that get none.
  public var mean: IntervalFinding
  /// The median with its interval, which is nil for numbers that get none.
  public var median: IntervalFinding
  /// How the numbers spread by the survey's design; nil where each respondent was drawn alone.
  var sampled: DesignNumbers? = nil
  /// Why there are no intervals; nil where there are.
  public var reason: NoIntervalReason?
  /// How many numbers lie in each class; nil where all are the same, and in a survey with a design, where counts say
  /// nothing of the population.
  public var classes: DistributionFinding?

  /// Whether what is one person's answer is hidden: the quarters, and the limits of the median.
  public private(set) var hidesOrder = false
  /// Whether one of the quarters is the smallest or the largest number, which one person gave.
  public private(set) var hasExtremeQuartile = false

  /// The quarters: the numbers below which one and three of four lie; nil where they are hidden, or would be the
  /// smallest or the largest number, which one person gave.
  public var quartiles: (lower: Double, upper: Double)? {
    hidesOrder || hasExtremeQuartile ? nil : orderedQuartiles
  }

  private var orderedQuartiles: (lower: Double, upper: Double) {
    if let sampled { return (sampled.quantile(0.25), sampled.quantile(0.75)) }
    return (sample.quantile(0.25), sample.quantile(0.75))
  }

  /// Whether a number is the smallest or the largest that was given, and one person alone gave it.
  private func isExtreme(_ number: Double) -> Bool {
    let values = sample.values
    guard number == values.first || number == values.last else { return false }
    return values.count { $0 == number } == 1
  }

  /// Takes back the limits and quarters that are the smallest or the largest number, which a report never shows.
  private mutating func hideExtremes() {
    if let limits = median.interval, isExtreme(limits.lower) || isExtreme(limits.upper) {
      median.interval = nil
      median.warnings.append(
        AnalysisWarning(
          .undefined,
          "a limit of the median would be the smallest or the largest answer, which one person gave and a report "
            + "doesn't show; more respondents are needed"))
    }
    let quartiles = orderedQuartiles
    hasExtremeQuartile = isExtreme(quartiles.lower) || isExtreme(quartiles.upper)
  }

  /// That there are no quarters; nil where there are, or they are hidden.
  public var quartileWarning: AnalysisWarning? {
    guard hasExtremeQuartile, !hidesOrder else { return nil }
    return AnalysisWarning(
      .undefined,
      "a quarter of so few answers is the smallest or the largest one, which one person gave and a report doesn't "
        + "show")
  }

  /// How many numbers the mean is of; with a design those of respondents with a weight above 0.
  public var respondents: Int { sampled?.mean.respondents ?? sample.count }

  /// The standard deviation; nil for one number.
  public var standardDeviation: Double? {
    sampled.map(\.standardDeviation) ?? sample.standardDeviation
  }

  /// Whether the whole population of a survey with a design gave them, so that chance has no part in them.
  public var isCensus: Bool { sampled?.mean.isCensus ?? false }

  /// Hides what is one person's answer.
  mutating func hideOrder() {
    hidesOrder = true
    median.interval = nil
    median.warnings = []
  }
}

extension NumericFinding {
  /// Makes the finding of the answers to an item; nil where there is no number, and in a survey with a design where
  /// nobody with a weight has one.
  init?(
    _ answers: NumericAnswers, of question: Question, item: Question.Item?,
    design: SurveyDesign?, settings: AnalysisSettings
  ) {
    guard let sample = try? NumericSample(answers.given) else { return nil }
    self.question = question.id
    self.item = item
    self.sample = sample
    self.answers = AnswerBase(answers.tally)
    reason = settings.allIntervals ? nil : NoIntervalReason(question.role)
    if let design {
      guard let sampled = DesignNumbers(answers.values, of: design) else { return nil }
      self.sampled = sampled
      mean = DesignMeanMethod.mean.finding(for: answers.values, of: design, level: settings.level)
      median = sampled.median(level: settings.level)
      reason = reason ?? NoIntervalReason(sampled.mean, of: design, settings: settings)
    } else {
      mean = Self.mean(of: sample, question, level: settings.level)
      median = sample.interval(.median, level: settings.level)
    }
    if reason != nil {
      for path in [\NumericFinding.mean, \NumericFinding.median] {
        self[keyPath: path].interval = nil
        self[keyPath: path].hasInterval = false
        self[keyPath: path].warnings = []
      }
    }
    hideExtremes()
    guard design == nil else { return }
    classes = NumericClasses(sample).map { classes in
      DistributionFinding(
        question: question.id, item: item, trials: sample.count,
        parts: zip(classes.labels, classes.counts).map {
          DistributionFinding.Part(
            categories: [$0], label: $0, count: $1, isRemainder: false)
        }, isComplete: true,
        simultaneous: reason == nil
          ? (try? CategoryCounts(classes.counts))?.simultaneousFinding(level: settings.level) : nil,
        separate: [])
    }
  }

  /// The mean with its interval: on a short scale the score interval, elsewhere Student's t.
  static func mean(
    of sample: NumericSample, _ question: Question, level: ConfidenceLevel
  ) -> IntervalFinding {
    question.numbers?.shortScale(for: sample.values).map { sample.interval(on: $0, level: level) }
      ?? sample.interval(.mean, level: level)
  }

  /// The mean and the median under their wire names, a list for each.
  public func rows(in question: Question) -> [FieldList] {
    [mean, median].map { finding in
      var fields: FieldList = [
        "question": .string(question.id), "item": .text(item?.id),
        "label": .string(item?.label ?? question.text), "figure": .text(question.figure),
        "role": .string(question.role.rawValue), "headline": .flag(finding == mean),
        "unit": .text(question.numbers?.unit),
      ]
      fields.add(finding.fields.without("n", "warnings"))
      fields.add("n", .integer(respondents))
      fields.add("standard_deviation", .amount(standardDeviation))
      fields.add("lower_quartile", .amount(quartiles?.lower))
      fields.add("upper_quartile", .amount(quartiles?.upper))
      fields.add(answers.fields.without("missing_bounds"))
      let reason: [(code: String, message: String)] =
        self.reason.map { [($0.rawValue, $0.message)] } ?? []
      fields.add(
        "warnings",
        .warnings(
          (finding.warnings + [quartileWarning].compactMap(\.self)).map {
            (code: $0.code.rawValue, message: $0.message)
          } + reason))
      return fields
    }
  }
}
