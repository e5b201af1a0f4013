/// Two margins of the same respondents, each known only as a set of counts of which one is right.
///
/// A percent that was rounded leaves several counts, and so does "more than 90%".
public struct CandidateMargins: Hashable, Sendable {
  /// The candidates for the count of the first question.
  public let first: CandidateCounts
  /// The candidates for the count of the second question.
  public let second: CandidateCounts

  /// Creates a pair of sets of the same respondents.
  ///
  /// - Throws: ``CountsError`` where the totals differ.
  public init(_ first: CandidateCounts, _ second: CandidateCounts) throws(CountsError) {
    guard first.trials == second.trials else {
      throw .mismatch(
        "the counts are of \(first.trials) and of \(second.trials) people, who cannot be the same; give "
          + "one total, or compare them as independent samples")
    }
    self.first = first
    self.second = second
  }

  fileprivate init(unchecked first: CandidateCounts, _ second: CandidateCounts) {
    self.first = first
    self.second = second
  }

  /// The number of respondents.
  public var total: Int { first.trials }

  /// The margins, where either set has one member.
  public var only: PairedMargins? {
    guard let one = first.only, let two = second.only else { return nil }
    return PairedMargins(uncheckedFirst: one.successes, second: two.successes, total: total)
  }

  /// The most joint tables that are examined for a pair of sets, counting each net change and
  /// discordance once.
  public static let largestTables = 10_000_000
}

/// What two sets of candidate counts say about their difference, over every pair of candidates and
/// every joint table of each.
///
/// The ranges are valid whichever candidates and whichever table are the true ones. The width that
/// they have beyond a single interval comes from rounding and from the unknown table: it is not
/// sampling error.
public struct CandidateMarginsFinding: Hashable, Sendable {
  /// What was observed.
  public let margins: CandidateMargins
  /// The nominal coverage; the tests reject at 1 minus it.
  public let level: ConfidenceLevel
  /// How many more said yes to the first question, at least and at most.
  public let net: ClosedRange<Int>
  /// The first proportion minus the second, at least and at most.
  public let difference: ClosedRange<Double>
  /// How many answered differently, at least and at most.
  public let discordant: ClosedRange<Int>
  /// The p-values of the exact McNemar test, by which the verdict is.
  public let exact: ClosedRange<Double>
  /// The p-values of the mid-p McNemar test; approximate.
  public let midP: ClosedRange<Double>
  /// The lowest of Tango's lower limits; approximate.
  public let lowerMin: Double
  /// The highest of Tango's upper limits; approximate.
  public let upperMax: Double
  /// The lowest of the values inside all of Tango's intervals; nil where there are none.
  ///
  /// With ``upperMin`` it is not a confidence interval.
  public let lowerMax: Double?
  /// The highest of the values inside all of Tango's intervals; nil where there are none.
  public let upperMin: Double?
  /// Whether the exact test rejects for every candidate and table, for some, or for none.
  public let verdict: MarginsVerdict
  /// The finding of the margins themselves, where either set has one member.
  public let single: MarginsFinding?
  /// What a reader must know.
  public let warnings: [AnalysisWarning]
}

extension CandidateMargins {
  /// Returns what the candidates say about the difference, over every pair and every joint table.
  ///
  /// Tests and interval depend on the net change and the discordance only, so pairs with one net change
  /// are examined together: their tables start at one discordance.
  ///
  /// - Parameter level: The tests reject at p-values up to 1 minus the level.
  /// - Throws: ``CountsError`` where the tables are more than are enumerated.
  /// - Complexity: O(a b + a b n) at worst for sets of a and b candidates and n respondents; the number
  ///   of different net changes times n for sets without gaps.
  public func finding(
    level: ConfidenceLevel = 0.95
  ) throws(CountsError) -> CandidateMarginsFinding {
    let single = try only.map { margins throws(CountsError) in
      try margins.finding(level: level)
    }
    let tables = try discordances().map { net, largest in
      (net: net, discordant: Int(net.magnitude)...largest)
    }
    return finding(over: tables, single: single, level: level)
  }

  /// Makes the finding of joint tables.
  ///
  /// - Parameter tables: Each net change, and the numbers of those who answered differently with it.
  fileprivate func finding(
    over tables: [(net: Int, discordant: ClosedRange<Int>)], single: MarginsFinding?,
    level: ConfidenceLevel
  ) -> CandidateMarginsFinding {
    var sweep = McNemarSweep()
    var union = IntervalUnion()
    for (net, discordant) in tables {
      sweep.merge(
        McNemarSweep(net: net, discordant: discordant, significance: level.significance))
      union.merge(
        IntervalUnion(tangoOf: total, net: net, discordant: discordant, level: level))
    }
    let nets = tables.map(\.net)
    let net = (nets.min() ?? 0)...(nets.max() ?? 0)
    let verdict = MarginsVerdict(rejections: sweep.exact.rejections, of: union.tables)
    let isEmpty = union.lowerMax > union.upperMin
    return CandidateMarginsFinding(
      margins: self, level: level, net: net,
      difference: Double(net.lowerBound) / Double(total)...Double(net.upperBound) / Double(total),
      discordant: (tables.map(\.discordant.lowerBound).min() ?? 0)...(tables.map(
        \.discordant.upperBound
      ).max() ?? 0),
      exact: sweep.exact.smallest...sweep.exact.largest,
      midP: sweep.midP.smallest...sweep.midP.largest,
      lowerMin: union.lowerMin, upperMax: union.upperMax,
      lowerMax: isEmpty ? nil : union.lowerMax, upperMin: isEmpty ? nil : union.upperMin,
      verdict: verdict, single: single,
      warnings: severalWarning
        + MarginsVerdict.disagreements(
          with: verdict, level: level,
          midP: MarginsVerdict(rejections: sweep.midP.rejections, of: union.tables),
          tango: MarginsVerdict(rejections: union.exclusionsOfZero, of: union.tables)))
  }

  private var severalWarning: [AnalysisWarning] {
    guard only == nil else { return [] }
    return [
      AnalysisWarning(
        .severalCandidates,
        "\(first.successes.count) and \(second.successes.count) counts of \(total) fit what "
          + "is printed; the ranges hold all of them with all of their joint tables")
    ]
  }

  private static let tooMany = CountsError.tooLarge(
    "the candidates of the two counts leave too many joint tables to be enumerated; give the counts "
      + "themselves")

  /// Every net change with the largest discordance of any pair that has it, by rising net change.
  ///
  /// The smallest discordance is the size of the net change, for each pair.
  func discordances() throws(CountsError) -> [(net: Int, largest: Int)] {
    let (pairs, overflow) = first.successes.count.multipliedReportingOverflow(
      by: second.successes.count)
    guard !overflow && pairs <= CandidateMargins.largestTables else { throw Self.tooMany }
    var largest: [Int: Int] = [:]
    for one in first.successes {
      for two in second.successes {
        let margins = PairedMargins(uncheckedFirst: one, second: two, total: total)
        largest[margins.net] = max(largest[margins.net] ?? 0, margins.discordant.upperBound)
      }
    }
    let widest = largest.values.max() ?? 0
    guard widest <= PairedMargins.largestDiscordant else {
      throw PairedMargins.tooManyTables(discordant: widest)
    }
    let tables = largest.reduce(0) { $0 + ($1.value - Int($1.key.magnitude)) / 2 + 1 }
    guard tables <= CandidateMargins.largestTables else { throw Self.tooMany }
    return largest.sorted { $0.key < $1.key }.map { (net: $0.key, largest: $0.value) }
  }
}

extension PairedCounts {
  /// Returns what two answers say about their difference in the words of margins: over the one joint table
  /// that there is, so that every range of it is a single number.
  ///
  /// Of respondents whose answers are known, beside others of whom only the totals are.
  ///
  /// - Parameter level: The test rejects at p-values up to 1 minus the level.
  /// - Throws: ``CountsError`` where more answered differently than are enumerated.
  /// - Complexity: O(``discordant``)
  public func marginsFinding(
    level: ConfidenceLevel = 0.95
  ) throws(CountsError) -> CandidateMarginsFinding {
    let margins = PairedMargins(
      uncheckedFirst: first.successes, second: second.successes, total: total)
    let single = try margins.finding(level: level, where: .both(both))
    let candidates = CandidateMargins(
      unchecked: CandidateCounts(first), CandidateCounts(second))
    return candidates.finding(
      over: [(net: margins.net, discordant: discordant...discordant)], single: single, level: level)
  }
}

extension McNemarSweep {
  /// Takes the p-values of the tables of another net change.
  fileprivate mutating func merge(_ other: McNemarSweep) {
    exact.merge(other.exact)
    midP.merge(other.midP)
  }
}

extension CandidateMarginsFinding: WireRepresentable {
  /// Ranges over every candidate and every joint table.
  public var fields: FieldList {
    [
      "estimand": .string("difference"), "estimate": .amount(single?.margins.difference),
      "estimate_min": .amount(difference.lowerBound),
      "estimate_max": .amount(difference.upperBound), "net_min": .integer(net.lowerBound),
      "net_max": .integer(net.upperBound), "discordant_min": .integer(discordant.lowerBound),
      "discordant_max": .integer(discordant.upperBound),
      "method": .string(PairedDifferenceMethod.tango.rawValue), "confidence": .level(level),
      "lower": .amount(lowerMin), "upper": .amount(upperMax), "lower_max": .amount(lowerMax),
      "upper_min": .amount(upperMin), "test": .string(McNemarMethod.exact.rawValue),
      "p_value_min": .probability(exact.lowerBound), "p_value_max": .probability(exact.upperBound),
      "mid_p_value_min": .probability(midP.lowerBound),
      "mid_p_value_max": .probability(midP.upperBound), "phi_min": .amount(single?.phiMin),
      "phi_max": .amount(single?.phiMax),
      "critical_discordance": .whole(single?.criticalDiscordance),
      "verdict": .string(verdict.rawValue), "warnings": .warnings(warnings),
    ]
  }
}
