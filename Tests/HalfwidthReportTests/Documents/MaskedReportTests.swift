import Foundation
import Halfwidth
import HalfwidthSurvey
import TestSupport
import Testing

@testable import HalfwidthReport

/// An attacker who has a report with hidden numbers, and finds out what they can be.
@Suite struct MaskedReportTests {
  private static let codebook = """
    schema: halfwidth-survey/1
    title: T
    source: {citation: C}
    sample: {design: convenience}
    data: {responses: answers.csv}
    scales:
      rating:
        levels: [poor, fair, good, excellent]
        boxes: {low: [poor, fair], high: [good, excellent]}
        headline: high
        codes: {1: poor, 2: fair, 3: good, 4: excellent}
    questions:
      - {id: sex, text: Sex, type: single, column: sex, items: {f: Women, m: Men}}
      - {id: place, text: Place, type: single, column: place, items: {n: North, s: South, e: East}}
      - {id: before, text: Before, type: scale, scale: rating, columns: {a: b1, b: b2}}
      - {id: after, text: After, type: scale, scale: rating, columns: {a: a1, b: a2}}
      - {id: tools, text: Tools, type: multiple, columns: {phone: t1, car: t2}}
      - {id: age, text: Age, type: numeric, range: [0, 99], column: age}
    comparisons:
      - {id: change, first: before, second: after, design: paired}

    """

  /// The findings of made-up answers; some of them are missing.
  private static func findings(_ seed: UInt64, people: Int, missing: Int) throws -> SurveyFindings {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    func answer(_ texts: [String]) -> String {
      below(100) < missing ? "" : texts[min(below(texts.count), below(texts.count + 2))]
    }
    let steps = ["4", "3", "2", "1"]
    let rows = (0..<people).map { _ in
      [
        answer(["f", "m"]), answer(["n", "s", "e"]), answer(steps), answer(steps), answer(steps),
        answer(steps), answer(["1", "0"]), answer(["0", "1"]), answer(["20", "30", "45"]),
      ].joined(separator: ",")
    }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(codebook, to: "survey.yaml")
    try folder.write(
      (["sex,place,b1,b2,a1,a2,t1,t2,age"] + rows).joined(separator: "\n") + "\n", to: "answers.csv"
    )
    let survey = try SurveyFolder.read(folder.path)
    var findings = SurveyFindings(survey, settings: AnalysisSettings())
    try? findings.add(groupsBy: ["sex"], of: survey)
    try? findings.add(groupsBy: ["place"], of: survey)
    return findings
  }

  private typealias Object = [String: Any]

  private static func report(_ findings: SurveyFindings) throws -> Object {
    let text = ReportJSON.text(findings, version: "1")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
  }

  private static func objects(_ object: Object, _ key: String) -> [Object] {
    object[key] as? [Object] ?? []
  }

  /// What an attacker finds: hidden counts that can be too few, and shown ones that are too small.
  private static func leaks(_ report: Object, limit: Int) -> [String] {
    var leaks: [String] = []
    let shares = objects(report, "results").filter { $0["unit"] == nil }
    func value(_ object: Object, _ key: String) -> Int? { object[key] as? Int }
    func isSmall(_ count: Int, _ total: Int) -> Bool { count < limit || total - count < limit }
    // Shares of an item: all lists of counts that give what is shown.
    let levels = ["poor", "fair", "good", "excellent"]
    let places = [
      "poor": 0..<1, "fair": 1..<2, "good": 2..<3, "excellent": 3..<4, "low": 0..<2, "high": 2..<4,
    ]
    let items = Dictionary(grouping: shares) { "\($0["question"] ?? "") \($0["item"] ?? "")" }
    for (name, quantities) in items {
      for quantity in quantities {
        guard let count = value(quantity, "successes"), let n = value(quantity, "n") else {
          continue
        }
        if isSmall(count, n) { leaks.append("\(name) shows \(count) of \(n)") }
      }
      guard quantities.contains(where: { $0["category"] is String }),
        let n = quantities.lazy.compactMap({ value($0, "answered") }).first, n + 1 >= limit
      else { continue }
      var fitting = lists(levels.count, total: n)
      for quantity in quantities {
        guard let count = value(quantity, "successes"),
          let cells = places[quantity["category"] as? String ?? ""]
        else { continue }
        fitting.removeAll { $0[cells].reduce(0, +) != count }
      }
      for quantity in quantities where value(quantity, "successes") == nil {
        guard let cells = places[quantity["category"] as? String ?? ""] else { continue }
        if Set(fitting.map { $0[cells].reduce(0, +) }).count < limit {
          leaks.append("\(name) \(quantity["category"] ?? "") follows")
        }
      }
    }
    // The options of a question with one answer sum to those who answered.
    for (_, options) in Dictionary(grouping: shares, by: { "\($0["question"] ?? "")" }) {
      guard ["sex", "place"].contains(options[0]["question"] as? String),
        let n = value(options[0], "answered"),
        n + 1 >= limit
      else { continue }
      let shown = options.compactMap { value($0, "successes") }
      let hidden = options.count - shown.count
      let rest = n - shown.reduce(0, +)
      if hidden > 0 && (hidden == 1 ? 1 : rest + 1) < limit { leaks.append("an option follows") }
    }
    // The appendix and the distributions show nothing else.
    let known = Set(
      shares.compactMap { share in
        value(share, "successes").map { "\($0)/\(value(share, "n") ?? 0)" }
      })
    for row in objects(report, "bootstrap") {
      let text = "\(value(row, "successes") ?? -1)/\(value(row, "n") ?? -1)"
      if !known.contains(text) { leaks.append("the appendix shows \(text)") }
    }
    for distribution in objects(report, "distributions") {
      let counts = distribution["counts"] as? [Int] ?? []
      if counts.contains(where: { $0 < limit }) { leaks.append("a distribution shows \(counts)") }
    }
    func headline(_ question: Any?, _ item: Any?) -> Object? {
      shares.first {
        $0["question"] as? String == question as? String && $0["item"] as? String == item as? String
          && $0["headline"] as? Bool == true
      }
    }
    /// Whether a part and the whole tell of the others.
    func tells(_ count: Int, _ n: Int, of whole: Object?) -> Bool {
      guard let whole, let all = value(whole, "successes"), let total = value(whole, "n") else {
        return true
      }
      return total != n && isSmall(all - count, total - n)
    }
    for comparison in objects(report, "comparisons") {
      for item in objects(comparison, "results") {
        let first = (item["first_counts"] as? [Int] ?? [])[0]
        let second = (item["second_counts"] as? [Int] ?? [])[0]
        let n = value(item, "first_n") ?? 0
        let joint = ["n11", "n10", "n01", "n00"].compactMap { value(item, $0) }
        if joint.contains(where: { $0 < limit }) { leaks.append("a joint table shows \(joint)") }
        if isSmall(first, n) || isSmall(second, n) {
          leaks.append("a pair shows \(first), \(second)")
        }
        if joint.isEmpty, min(first, second) - max(0, first + second - n) + 1 < limit {
          leaks.append("a joint table follows")
        }
        if tells(first, n, of: headline(comparison["first"], item["item"]))
          || tells(second, n, of: headline(comparison["second"], item["item"]))
        {
          leaks.append("a pair tells of who answered one")
        }
        if let change = item["change"] as? Object {
          let moves = ["first_higher", "same", "second_higher"].compactMap { value(change, $0) }
          if moves.contains(where: { $0 < limit }) { leaks.append("moves show \(moves)") }
        }
      }
    }
    for groups in objects(report, "groups") {
      let sizes = objects(groups, "groups").compactMap { value($0, "respondents") }
      if sizes.contains(where: { $0 < limit }) { leaks.append("groups show \(sizes)") }
      for question in objects(groups, "questions") {
        for item in objects(question, "results") {
          let cells = objects(item, "cells")
          let counts = cells.compactMap { value($0, "successes") }
          let bases = cells.compactMap { value($0, "n") }
          guard !cells.isEmpty, counts.count == cells.count else {
            let isNumeric = question["question"] as? String == "age"
            if !isNumeric, !counts.isEmpty || !(item["p_value"] is NSNull) {
              leaks.append("a row of groups is hidden in part")
            }
            if isNumeric, bases.contains(where: { $0 < limit }) { leaks.append("a mean of a few") }
            continue
          }
          if zip(counts, bases).contains(where: isSmall) {
            leaks.append("groups show \(counts) of \(bases)")
          }
          let whole = headline(question["question"], item["item"])
          if tells(counts.reduce(0, +), bases.reduce(0, +), of: whole) {
            leaks.append("groups tell of who is in none")
          }
        }
      }
    }
    for number in objects(report, "results") where number["unit"] != nil {
      if (value(number, "n") ?? 0) < limit { leaks.append("a mean of \(value(number, "n") ?? 0)") }
      if number["estimand"] as? String == "median",
        !(number["lower"] is NSNull || number["lower"] == nil)
          || !(number["lower_quartile"] is NSNull)
      {
        leaks.append("an answer of one person")
      }
    }
    if !objects(report, "warnings").isEmpty { leaks.append("checks name rows") }
    return leaks
  }

  private static func lists(_ cells: Int, total: Int) -> [[Int]] {
    if cells == 1 { return [[total]] }
    return (0...total).flatMap { first in
      lists(cells - 1, total: total - first).map { [first] + $0 }
    }
  }

  @Test(arguments: [(2, 0), (3, 8), (5, 0), (5, 4)])
  func `nothing tells of fewer people than the limit`(limit: Int, missing: Int) throws {
    var shown = 0
    var unmasked = 0
    for seed in 1...8 as ClosedRange<UInt64> {
      let people = 6 + 3 * Int(seed)
      var findings = try Self.findings(seed, people: people, missing: missing)
      unmasked += Self.leaks(try Self.report(findings), limit: limit).count
      findings.hideCells(below: limit)
      let report = try Self.report(findings)
      let leaks = Self.leaks(report, limit: limit)
      #expect(leaks.isEmpty, "seed \(seed), \(people) people: \(leaks)")
      shown += Self.objects(report, "results").count { !($0["estimate"] is NSNull) }
    }
    // The attacker finds something where nothing is hidden, and something is left to read where it is.
    #expect(unmasked > 15 && shown > 30)
  }

  @Test func `hidden numbers are in no format`() throws {
    var findings = try Self.findings(3, people: 12, missing: 0)
    findings.hideCells(below: 5)
    let hidden = findings.sections.flatMap(\.questions).flatMap(\.quantities).filter {
      $0.reason == .smallCell
    }
    #expect(!hidden.isEmpty)
    let text = ReportDocument.text(findings, version: "1")
    #expect(text.contains("hidden") && text.contains("Numbers of fewer than 5 people are hidden"))
    #expect(!text.contains("Checks of the answers"))
    let header = ReportDocument.csv(findings).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = try ["successes", "estimate", "lower", "upper"].map {
      try #require(header[0].firstIndex(of: $0))
    }
    for row in header.dropFirst() where row.contains("small-cell") {
      #expect(columns.allSatisfy { row[$0].isEmpty }, "\(row)")
    }
    for document in [
      ReportDocument.html(findings, version: "1"), ReportDocument.markdown(findings, version: "1"),
    ] {
      #expect(document.contains("Hidden, because fewer people stand there"))
    }
  }
}
