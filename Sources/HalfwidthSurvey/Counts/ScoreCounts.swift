internal import Halfwidth

/// What a printed mean, with its standard deviation where one is printed, says of how many gave each answer of a scale.
struct ScoreCounts {
  /// Whether answers of whole steps have the printed numbers.
  let fit: Fit
  private let score: PrintedScore
  private let scale: Scale
  /// As the numbers are read; nil where no reading explains them.
  private let mean: PrintedMean?
  private let moments: PrintedMoments?

  /// How printed numbers can be right.
  enum Fit: Hashable {
    /// They are those of some answers.
    case possible
    /// They are where they are read as a sentence says.
    case onlyAs(String)
    /// They are not; a sentence says why.
    case impossible(String)
    /// It takes too many steps to tell.
    case undecided
  }

  /// The most lists of answers that are gone through one by one.
  static let mostLists = 20_000
  /// The most respondents whose counts are derived.
  static let mostRespondents = 10_000

  init(_ score: PrintedScore, on scale: Scale, rounding: RoundingRule) {
    self.score = score
    self.scale = scale
    var readings: [(rule: RoundingRule, divisor: PrintedMoments.Divisor, words: String?)] = [
      (rounding, .sample, nil)
    ]
    if score.deviation != nil {
      readings.append(
        (rounding, .population, "the squares of its standard deviation are divided by n"))
    }
    for rule in RoundingRule.allCases where rule != rounding {
      readings.append((rule, .sample, "they are read with rounding: \(rule.rawValue)"))
    }
    var isUndecided = false
    for (rule, divisor, words) in readings {
      do throws(CountsError) {
        let mean = try PrintedMean(score.mean, respondents: score.base, rounding: rule)
        guard let deviation = score.deviation, score.base > 1 else {
          guard mean.counts(of: Set(scale.scores), on: scale.scores) != nil else { continue }
          (self.mean, moments) = (mean, nil)
          fit = words.map(Fit.onlyAs) ?? .possible
          return
        }
        let moments = try PrintedMoments(
          mean, deviation: deviation, on: scale.scores, divisor: divisor)
        guard let isPossible = moments.isPossible else {
          isUndecided = true
          continue
        }
        guard isPossible else { continue }
        (self.mean, self.moments) = (mean, moments)
        fit = words.map(Fit.onlyAs) ?? .possible
        return
      } catch {
        (mean, moments) = (nil, nil)
        fit = .impossible(error.message)
        return
      }
    }
    (mean, moments) = (nil, nil)
    fit =
      isUndecided
      ? .undecided
      : .impossible(
        "no \(score.base) answers from \(scale.scores.lowerBound) to \(scale.scores.upperBound) have it"
      )
  }

  /// What is known of the answers with all that is printed of them.
  struct Possible {
    /// The counts of each level and box that is not printed itself.
    var counts: [String: CandidateCounts]
    /// How many lists of counts there are; nil where they were not gone through one by one.
    var lists: Int?
  }

  /// The counts of levels and boxes, with what is printed of some of them.
  ///
  /// - Parameter known: The counts of printed levels and boxes; those of another base are left out.
  /// - Returns: nil where nothing is derived, and without counts where the printed numbers contradict each other.
  func possible(with known: [String: CandidateCounts]) -> Possible? {
    guard let mean, score.base <= Self.mostRespondents else { return nil }
    let names: [(name: String, places: [Int])] =
      scale.boxes.map { ($0.name, scale.places(of: $0.name)) }
      + scale.levels.enumerated().map { ($0.element, [$0.offset]) }
    let open = names.filter { known[$0.name] == nil }
    let printed = names.compactMap { name, places -> (places: [Int], counts: Set<Int>)? in
      known[name].flatMap { $0.trials == score.base ? (places, Set($0.successes)) : nil }
    }
    if let lists = moments?.lists(atMost: Self.mostLists) {
      let fitting = lists.filter { list in
        printed.allSatisfy { places, counts in counts.contains(places.reduce(0) { $0 + list[$1] }) }
      }
      return Possible(
        counts: counts(open) { places in
          fitting.map { list in places.reduce(0) { $0 + list[$1] } }
        }, lists: fitting.count)
    }
    let distributions = moments?.distributions
    return Possible(
      counts: counts(open) { places in
        if places.count == 1, let distributions, !distributions.candidates.isEmpty {
          return distributions.candidates[places[0]].successes
        }
        let scores = Set(places.map { scale.lowest + $0 })
        return mean.counts(of: scores, on: scale.scores).map(Array.init) ?? []
      }, lists: distributions?.number)
  }

  private func counts(
    _ names: [(name: String, places: [Int])], _ numbers: ([Int]) -> [Int]
  ) -> [String: CandidateCounts] {
    var counts: [String: CandidateCounts] = [:]
    for (name, places) in names {
      counts[name] = try? CandidateCounts(Set(numbers(places)).sorted(), trials: score.base)
    }
    return counts
  }

  /// The interval around the mean, over all answers that have the printed numbers; nil where no standard deviation is
  /// printed, or too much would have to be gone through.
  func interval(level: ConfidenceLevel) -> ConfidenceInterval? {
    moments?.meanInterval(level: level)
  }
}

extension Scale {
  /// The scores of the levels.
  var scores: ClosedRange<Int> { lowest...lowest + levels.count - 1 }
}
