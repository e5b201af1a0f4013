public import Halfwidth

/// What a person who reads the answer needs of the question: both percentages, and which way round a
/// difference is.
public enum InputFacts {
  /// Sentences to stand above the results; none where the results say it themselves.
  public static func sentences(for input: AnalysisInput) -> [String] {
    switch input {
    case .design(.difference):
      subject(of: input).map { ["\($0). \(direction)"] } ?? []
    case .compare:
      subject(of: input).map {
        ["\($0). Differences are the first minus the second, ratios the first over the second."]
      } ?? []
    case .paired(let counts):
      ["\(both(share(counts.first), share(counts.second))) \(direction)"]
    case .margins(let input):
      [
        both(
          share(input.margins.first, of: input.margins.total),
          share(input.margins.second, of: input.margins.total)) + " " + direction
      ]
    case .missing(let counts):
      [
        "\(share(counts.counts)) of those who answered. \(counts.missing) of the \(counts.asked) who were "
          + "asked gave no answer: whatever they would have said, of all \(counts.asked) between "
          + "\(DecimalFormat.percent(counts.bounds.lowerBound)) and "
          + "\(DecimalFormat.percent(counts.bounds.upperBound)). This needs no assumption."
      ]
    case .goodness(let counts):
      [
        "\(counts.counts.total) in \(counts.shares.count) categories, against "
          + (counts.isUniform ? "equal shares." : "shares that were stated.")
      ]
    case .rate(let counts): [EventWords.sentence(counts)]
    case .rateRatio(let pair):
      [
        "The first: \(EventWords.clause(pair.first)). The second: \(EventWords.clause(pair.second)). "
          + "The ratio is the first over the second."
      ]
    case .groups(let counts): [groups(counts)]
    case .differences(let differences):
      [
        "Of \(differences.total) differences \(differences.positive) are above 0, "
          + "\(differences.nonzero - differences.positive) below 0 and \(differences.zeros) exactly 0."
      ]
    case .raters(let ratings): [self.ratings(ratings)]
    case .bootstrap(.independentDifference(let counts)):
      ["\(share(counts.first)) against \(share(counts.second))."]
    case .bootstrap(.pairedDifference(let counts)):
      [both(share(counts.first), share(counts.second))]
    case .bootstrap(.proportion), .bootstrap(.scores), .bootstrap(.scoreDifference),
      .bootstrap(.sample):
      []
    case .proportion, .finiteProportion, .multinomial, .table, .square, .cochran,
      .stratified,
      .trend,
      .adjust, .bootstrapFamily, .scores, .westfallYoung, .eventBounds,
      .ranks, .audit, .design:
      []
    }
  }

  /// What a sentence to paste is about; nil where the label says it.
  public static func subject(of input: AnalysisInput) -> String? {
    switch input {
    case .design(.difference(let pair)): "\(share(pair.first)) against \(share(pair.second))"
    case .compare(let counts): "\(share(counts.first)) against \(share(counts.second))"
    case .paired(let counts):
      "\(share(counts.first)) and \(share(counts.second)) of the same people"
    case .margins(let input):
      "\(share(input.margins.first, of: input.margins.total)) and "
        + "\(share(input.margins.second, of: input.margins.total)) of the same people"
    case .missing(let counts):
      "\(share(counts.counts)) of those who answered, \(counts.asked) asked"
    case .rate(let counts):
      "\(counts.events) in \(counts.people.map { "\($0)" } ?? "\(counts.exposure)")"
    case .rateRatio(let pair):
      "\(EventWords.clause(pair.first)), against \(EventWords.clause(pair.second))"
    case .finiteProportion(let counts):
      "\(share(counts.counts)), of \(counts.population) people in all"
    case .raters(let ratings): "\(ratings.subjects) subjects"
    case .differences(let differences): "\(differences.total) differences"
    case .groups: "Groups"
    case .proportion, .multinomial, .goodness, .table, .square, .cochran, .stratified, .trend,
      .adjust,
      .bootstrap, .bootstrapFamily, .scores, .westfallYoung, .eventBounds, .ranks, .audit, .design:
      nil
    }
  }

  private static func groups(_ counts: GroupCounts) -> String {
    counts.groups.enumerated().map { place, group in
      "\(counts.names?[place] ?? "Group \(place + 1)"): \(share(group))"
    }.joined(separator: "; ") + "."
  }

  private static func ratings(_ ratings: Ratings) -> String {
    let subjects = ratings.subjects == 1 ? "One subject" : "\(ratings.subjects) subjects"
    let categories =
      "\(ratings.categories.count) categor\(ratings.categories.count == 1 ? "y" : "ies")"
    let numbers = ratings.ratingsBySubject
    let (fewest, most) = (numbers.reduce(numbers[0], min), numbers.reduce(numbers[0], max))
    return
      "\(subjects) with \(fewest == most ? "\(most)" : "\(fewest) to \(most)") ratings each, in \(categories)."
  }

  private static func both(_ first: String, _ second: String) -> String {
    "The first: \(first). The second: \(second)."
  }

  /// Which way round the differences of two answers or samples are.
  static let direction = "Differences are the first minus the second."

  private static func share(_ share: DesignEstimate) -> String {
    "\(DecimalFormat.hundredfold(share.estimate, places: 1))% of \(share.respondents)"
  }

  private static func share(_ counts: BinomialCounts) -> String {
    share(counts.successes, of: counts.trials)
  }

  private static func share(_ successes: Int, of trials: Int) -> String {
    "\(successes) of \(trials) (\(ReportNumbers.share(successes, of: trials)))"
  }
}
