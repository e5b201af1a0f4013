extension ConsistencyMethod {
  /// Returns what the method finds of printed numbers.
  ///
  /// - Returns: Without values, and with a warning, where the numbers are not of the kind that the method takes.
  public func finding(for input: ConsistencyInput) -> ConsistencyFinding {
    var finding = ConsistencyFinding(method: rawValue, values: FieldList())
    guard input.methods.contains(self) else {
      finding.warnings.add(.wrongShape, "\(rawValue) takes \(taken)")
      return finding
    }
    switch input {
    case .percent(let percent):
      finding.values = [
        "possible": .flag(percent.counts != nil),
        "counts": .wholes(percent.counts.map(Array.init) ?? []),
      ]
    case .unknownBase(let unknown):
      let bases = unknown.possible
      finding.values = [
        "possible": .flag(!bases.isEmpty), "bases": .wholes(bases),
        "smallest_base": .whole(bases.first),
      ]
      if bases.isEmpty {
        finding.warnings.add(
          .undefined,
          "no base from \(unknown.bases.lowerBound) to \(unknown.bases.upperBound) has counts for all "
            + "of them, so there is no smallest one")
      }
    case .counted(let count, let percent):
      let rules = percent.rules(giving: count)
      finding.values = [
        "consistent": .flag(!rules.isEmpty), "rules": .texts(rules.map(\.rawValue)),
      ]
    case .set(let set): fill(&finding, set)
    case .counts(let counts):
      finding.values = [
        "percents": .texts(counts.percents.map(\.text)), "tie": .flag(counts.isTie),
      ]
    case .mean(let mean):
      finding.values = [
        "possible": .flag(mean.sums != nil), "sums": .wholes(mean.sums.map(Array.init) ?? []),
      ]
    case .moments(let moments): fill(&finding, moments)
    }
    return finding
  }

  private func fill(_ finding: inout ConsistencyFinding, _ set: PercentSet) {
    let (isPossible, compositions): (Bool, Int?)
    if self == .percentSetAdjusted {
      let adjusted = AdjustedPercentSet(set)
      (isPossible, compositions) = (adjusted.isPossible, adjusted.compositions)
      finding.values = ["possible": .flag(isPossible), "compositions": .whole(compositions)]
    } else {
      (isPossible, compositions) = (set.isPossible, set.compositions)
      finding.values = [
        "possible": .flag(isPossible), "compositions": .whole(compositions),
        "repairs_needed": .integer(set.repairsNeeded),
        "single_repairs": .list(
          set.singleRepairs.map {
            .wholes([$0.index, $0.counts.lowerBound, $0.counts.upperBound])
          }),
      ]
    }
    if compositions == nil {
      finding.warnings.add(
        .tooLarge,
        "there are more lists of counts than are counted exactly (2^53), or than are gone through")
    }
  }

  private func fill(_ finding: inout ConsistencyFinding, _ moments: PrintedMoments) {
    let tooLarge = AnalysisWarning(
      .tooLarge,
      "more than \(AnswerEnumeration.mostSteps) steps would be needed; give more decimals, if they are "
        + "printed, or a shorter scale")
    if self == .meanSD {
      let found = moments.distributions
      finding.values = [
        "possible": found.map { .flag(!$0.candidates.isEmpty) } ?? .undefined,
        "distributions": .whole(found?.number),
        "minimum_counts": found.map { .wholes($0.minimumCounts) } ?? .undefined,
        "maximum_counts": found.map { .wholes($0.maximumCounts) } ?? .undefined,
      ]
      if found == nil {
        finding.warnings = [tooLarge]
      } else if found?.number == nil {
        finding.warnings.add(
          .tooLarge, "there are too many distributions to count; the ends of each count are exact")
      }
      return
    }
    guard let attainable = moments.attainable else {
      finding.values = [
        "possible": .undefined, "sums": .undefined,
      ]
      finding.warnings = [tooLarge]
      return
    }
    let sums = attainable.map(\.sum)
    finding.values = ["possible": .flag(!sums.isEmpty)]
    if self == .debit {
      // The sum of zeros and ones is the number of ones.
      finding.values.add("counts", .wholes(sums))
    } else {
      finding.values.add("sums", .wholes(sums))
      finding.values.add(
        "sums_of_squares", .wholes(Set(attainable.flatMap(\.sumsOfSquares)).sorted()))
    }
  }

  /// What the method takes, for a sentence.
  private var taken: String {
    switch self {
    case .possibleCounts: "a percentage and its base"
    case .possibleBases: "percentages without a base"
    case .countPercent: "a count, its percentage and the base"
    case .percentSet, .percentSetAdjusted: "the percentages of all categories, and their base"
    case .largestRemainder: "counts"
    case .grim: "a mean and the number of respondents"
    case .grimmer, .meanSD: "a mean, a standard deviation, the number of respondents and the scale"
    case .debit:
      "a mean and a standard deviation of zeros and ones, and the number of respondents"
    }
  }
}
