internal import Halfwidth

extension ClaimJudge {
  typealias Known = ClaimNumbers.Known

  // MARK: - In the sample

  /// Whether the share of one number is above that of another, over all counts that fit.
  private func isAbove(_ first: Known, _ second: Known, orEqual: Bool = false)
    -> ClaimFinding.Truth
  {
    guard let one = first.range, let two = second.range else { return .unknown }
    // Without a base on either side counts are compared.
    guard (first.trials == nil) == (second.trials == nil) else { return .unknown }
    let bases = (first.trials ?? 1, second.trials ?? 1)
    func above(_ one: Int, _ two: Int) -> Bool {
      let left = one.multipliedFullWidth(by: bases.1)
      let right = two.multipliedFullWidth(by: bases.0)
      let isEqual = left.high == right.high && left.low == right.low
      return isEqual
        ? orEqual : left.high == right.high ? left.low > right.low : left.high > right.high
    }
    return .init(
      always: above(one.lowerBound, two.upperBound), ever: above(one.upperBound, two.lowerBound))
  }

  // MARK: - Two numbers

  func larger(_ first: Known, _ second: Known) -> Judgement {
    var judgement = Judgement(inSample: isAbove(first, second))
    if judgement.inSample == .no {
      judgement.fault =
        "The report says that \(said(first)) is larger than \(said(second)), which it is not."
    }
    if let reason = whyNotBeyond([first, second]) {
      judgement.remarks.append(reason)
      return judgement
    }
    if case .different = numbers.together(first, second) {
      guard let one = candidates(first), let two = candidates(second),
        let found = try? CandidateComparison(one, two).finding(level: level)
      else { return undecided(judgement) }
      let p = found.pValue.upperBound
      let result = verdict(
        .fisherCentral, supporting: judgement.inSample == .yes ? p : 1,
        contradicting: judgement.inSample == .no ? p : 1)
      judgement.beyond = result.0
      judgement.test = result.1
      return judgement
    }
    guard let compared = compared([first, second]) else { return undecided(judgement) }
    let result = verdict(
      compared.method, supporting: compared.ranks.twoSidedPValue(0, above: 1),
      contradicting: compared.ranks.twoSidedPValue(1, above: 0))
    judgement.beyond = result.0
    judgement.test = result.1
    judgement.remarks += compared.remarks
    return judgement
  }

  func similar(_ first: Known, _ second: Known, margin: String?) -> Judgement {
    guard let margin else {
      // Two that are the same are similar whatever is meant by it.
      let areSame =
        isAbove(first, second, orEqual: true) == .yes
        && isAbove(second, first, orEqual: true) == .yes
      return Judgement(
        inSample: areSame ? .yes : .unknown, beyond: .undecided,
        remarks: ["How far apart similar numbers may be is not stated: 'margin', in points."])
    }
    guard
      let points = PrintedValue.Printed(margin.hasSuffix("%") ? String(margin.dropLast()) : margin)
    else { return Judgement(inSample: .unknown) }
    var judgement = Judgement(inSample: .unknown)
    judgement.remarks.append("Read as: within \(points.digits) points.")
    let reach = Double(points.units) / Double(100 * points.unitsPerOne)
    if let one = first.range, let two = second.range, let m = first.trials, let n = second.trials {
      /// Whether two shares are within the margin, in whole numbers.
      func isNear(_ one: Int, _ two: Int) -> Bool {
        let apart = (Double(one) * Double(n) - Double(two) * Double(m)).magnitude
        return apart * Double(100 * points.unitsPerOne)
          <= Double(points.units) * Double(m) * Double(n)
      }
      let isNever =
        isAbove(first, second) == .yes && !isNear(one.lowerBound, two.upperBound)
        || isAbove(second, first) == .yes && !isNear(one.upperBound, two.lowerBound)
      judgement.inSample = .init(
        always: isNear(one.lowerBound, two.upperBound) && isNear(one.upperBound, two.lowerBound),
        ever: !isNever)
    }
    if judgement.inSample == .no {
      judgement.isReading = true
      judgement.fault =
        "The report says that \(said(first)) and \(said(second)) are similar (within "
        + "\(points.digits) points), which they are not."
    }
    if let reason = whyNotBeyond([first, second]) {
      judgement.remarks.append(reason)
      return judgement
    }
    guard let (method, limits) = difference(first, second) else { return undecided(judgement) }
    judgement.test = .init(method: method, limits: limits)
    judgement.beyond =
      limits.lowerBound >= -reach && limits.upperBound <= reach
      ? .supported
      : limits.lowerBound > reach || limits.upperBound < -reach ? .contradicted : .undecided
    return judgement
  }

  /// The limits of a difference, over all counts and joint tables that are possible.
  private func difference(_ first: Known, _ second: Known) -> (
    ClaimFinding.Test.Method, ClosedRange<Double>
  )? {
    if let one = numbers.answers(first.reference), let two = numbers.answers(second.reference) {
      guard let joint = try? JointAnswers(one.answers, one.places, two.answers, two.places),
        let found = try? joint.counts.marginsFinding(level: level)
      else { return nil }
      return (.tango, found.lowerMin...found.upperMax)
    }
    guard let one = candidates(first), let two = candidates(second) else { return nil }
    switch numbers.together(first, second) {
    case .same, .exclusive:
      guard let found = try? CandidateMargins(one, two).finding(level: level) else { return nil }
      return (.tango, found.lowerMin...found.upperMax)
    case .different:
      guard let found = try? CandidateComparison(one, two).finding(level: level) else { return nil }
      return (.newcombe, found.lower...found.upper)
    case .unknown: return nil
    }
  }

  private func candidates(_ known: Known) -> CandidateCounts? {
    guard known.isPrinted, let runs = known.runs, let trials = known.trials else { return nil }
    return try? CandidateCounts(runs.numbers, trials: trials)
  }

  private func undecided(_ judgement: Judgement) -> Judgement {
    var judgement = judgement
    judgement.beyond = .undecided
    judgement.remarks.append(
      "There is no test: the respondents of both are not known to be the same, or a count is not known."
    )
    return judgement
  }

  func subset(_ part: Known, in whole: Known) -> Judgement {
    if let one = numbers.answers(part.reference), let two = numbers.answers(whole.reference) {
      let outside = (0..<one.answers.count).count {
        one.isYes(at: $0) == true && two.isYes(at: $0) == false
      }
      return Judgement(
        inSample: outside == 0 ? .yes : .no, remarks: ["Says who is counted among whom."],
        fault: outside == 0
          ? nil
          : "The report counts \(said(part)) among \(said(whole)); \(outside) are not among them.")
    }
    var judgement = Judgement(inSample: .unknown)
    if let one = part.range, let two = whole.range, part.trials == whole.trials,
      one.lowerBound > two.upperBound
    {
      judgement.inSample = .no
      judgement.fault =
        "The report counts \(said(part)) among \(said(whole)), which are fewer."
    } else {
      judgement.remarks.append("Totals alone don't say who is counted among whom.")
    }
    return judgement
  }

  // MARK: - Several items

  func rank(_ known: [Known], of question: String, _ category: String?) -> Judgement {
    let steps = zip(known, known.dropFirst())
    // Two that are the same may be named in either order.
    var judgement = Judgement(
      inSample: .init(all: steps.map { isAbove($0, $1, orEqual: true) }))
    if judgement.inSample == .unknown && !isOrderPossible(known) { judgement.inSample = .no }
    if judgement.inSample == .no {
      judgement.fault =
        "The report names \(known.map(said).joined(separator: ", ")) in this order, highest first, which it is not."
    }
    if let reason = whyNotBeyond(known) {
      judgement.remarks.append(reason)
      return judgement
    }
    guard let compared = compared(known) else { return undecided(judgement) }
    let order = Array(known.indices)
    let p = zip(order, order.dropFirst()).map { compared.ranks.twoSidedPValue($0, above: $1) }
    judgement.beyond = .init(compared.ranks.verdict(onOrder: order, level: level))
    judgement.test = .init(method: compared.method, pValue: p.max())
    judgement.remarks += compared.remarks
    return judgement
  }

  /// Whether some of the counts that fit fall along the order.
  private func isOrderPossible(_ known: [Known]) -> Bool {
    var most = Double.infinity
    for number in known {
      guard let range = number.range, let trials = number.trials else { return true }
      if Double(range.lowerBound) / Double(trials) > most { return false }
      most = min(most, Double(range.upperBound) / Double(trials))
    }
    return true
  }

  /// That some items, together, have the highest or the lowest numbers of their question.
  func extreme(
    _ known: [Known], _ items: [String], of id: String, _ category: String?, isHighest: Bool
  ) -> Judgement {
    let others = (numbers.question(id)?.items ?? []).filter { !items.contains($0.id) }.map {
      numbers.known(Claim.Reference(question: id, item: $0.id, category: category))
    }
    let rest = others.compactMap(\.self)
    func beats(_ one: Known, _ two: Known, orEqual: Bool) -> ClaimFinding.Truth {
      isHighest
        ? isAbove(one, two, orEqual: orEqual) : isAbove(two, one, orEqual: orEqual)
    }
    let pairs = known.flatMap { one in rest.map { (one, $0) } }
    var judgement = Judgement(
      inSample: .init(all: pairs.map { beats($0, $1, orEqual: false) }))
    let word = isHighest ? "highest" : "lowest"
    if judgement.inSample == .no {
      let ahead = pairs.filter { beats($0, $1, orEqual: false) == .no }
      let isTie = !pairs.contains { beats($0, $1, orEqual: true) == .no }
      judgement.isReading = isTie
      judgement.fault =
        "The report says \(word) of \(known.map(said).joined(separator: ", "))"
        + (isTie
          ? ", which \(ahead.map { said($0.1) }.joined(separator: ", ")) is as well: right where that counts as \(word)."
          : "; \(ahead.map { said($0.1) }.first ?? "") is \(isHighest ? "higher" : "lower").")
    }
    if let reason = whyNotBeyond(known) {
      judgement.remarks.append(reason)
      return judgement
    }
    guard !rest.isEmpty, let compared = compared(known + rest) else { return undecided(judgement) }
    let ranks = compared.ranks
    let named = known.indices
    let unnamed = known.count..<known.count + rest.count
    let all = named.flatMap { one in unnamed.map { (one, $0) } }
    func p(_ one: Int, _ two: Int) -> Double {
      isHighest ? ranks.twoSidedPValue(one, above: two) : ranks.twoSidedPValue(two, above: one)
    }
    judgement.test = .init(method: compared.method, pValue: all.map { p($0, $1) }.max())
    judgement.remarks += compared.remarks
    if known.count == 1 {
      judgement.beyond = .init(
        isHighest
          ? ranks.verdict(onHighest: 0, level: level) : ranks.verdict(onLowest: 0, level: level))
      return judgement
    }
    // Each named item against each other one: all for support, and any, by Bonferroni, against it.
    let share = level.significance / Double(all.count)
    let isBeaten = all.contains { one, two in
      (isHighest ? ranks.pValue(two, above: one) : ranks.pValue(one, above: two)) <= share
    }
    judgement.beyond =
      (judgement.test?.pValue ?? 1) <= level.significance
      ? .supported : isBeaten ? .contradicted : .undecided
    return judgement
  }

  /// Items that are compared with each other, by the test that what is known of them allows.
  private struct Compared {
    var ranks: RankComparisons
    var method: ClaimFinding.Test.Method
    var remarks: [String] = []
  }

  /// nil where the respondents of all are not known to be the same.
  private func compared(_ known: [Known]) -> Compared? {
    guard let first = known.first, let trials = first.trials,
      known.allSatisfy({ $0.trials != nil && $0.runs != nil })
    else { return nil }
    let pairs = known.dropFirst().map { numbers.together(first, $0) }
    if let answers = answered(known) { return answers }
    if pairs.allSatisfy({ if case .exclusive = $0 { true } else { false } }) {
      return (try? RankedItems(categories: known.compactMap(\.range))).map {
        Compared(ranks: RankComparisons($0), method: .binomialExact)
      }
    }
    let isSame = pairs.allSatisfy {
      switch $0 {
      case .same, .exclusive: true
      case .different, .unknown: false
      }
    }
    guard isSame else { return nil }
    return (try? RankedItems(margins: known.compactMap(\.range), respondents: trials)).map {
      Compared(ranks: RankComparisons($0), method: .mcnemarExact)
    }
  }

  /// Items whose answers are known, of the respondents who answered all of them.
  private func answered(_ known: [Known]) -> Compared? {
    let all = known.map { numbers.answers($0.reference) }
    let answers = all.compactMap(\.self)
    guard answers.count == known.count, let count = answers.first?.answers.count else { return nil }
    var rows: [[Int]] = []
    for row in 0..<count {
      let values = answers.compactMap { $0.isYes(at: row) }
      if values.count == answers.count { rows.append(values.map { $0 ? 1 : 0 }) }
    }
    guard let responses = try? BinaryResponses(rows),
      let items = try? RankedItems(answers: responses)
    else { return nil }
    return Compared(
      ranks: RankComparisons(items), method: .mcnemarExact,
      remarks: rows.count == count ? [] : ["Of the \(rows.count) who answered all of them."])
  }
}

extension ClaimFinding.Verdict {
  init(_ verdict: RankVerdict) {
    switch verdict {
    case .supported: self = .supported
    case .contradicted: self = .contradicted
    case .undecided: self = .undecided
    }
  }
}
