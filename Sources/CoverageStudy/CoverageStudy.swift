internal import Foundation
internal import Halfwidth

/// How often simultaneous intervals hold together, over families that a survey may have; writes a table.
@main
enum CoverageStudy {
  static let samples = 2_000
  static let resamples = 1_999
  static let seed: UInt64 = 20_261_129
  static let sizes = [20, 30, 50, 100]

  /// A row of the table.
  struct Family {
    var name: String
    var design: SimultaneousCoverage.Design
  }

  static let symmetric = [0.1, 0.2, 0.4, 0.2, 0.1]
  static let skewed = [0.55, 0.25, 0.12, 0.05, 0.03]
  static let high = [0.02, 0.08, 0.30, 0.60]
  static let rare = [0.9, 0.05, 0.03, 0.015, 0.005]

  static let families: [Family] =
    [0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995].map { share in
      Family(
        name: "14 shares at \(share)",
        design: .shares([Double](repeating: share, count: 14)))
    } + [
      Family(
        name: "14 shares: .99 x 6, .96 x 3, .92 x 3, .82 x 2",
        design: .shares(
          [0.99, 0.99, 0.99, 0.99, 0.99, 0.99, 0.96, 0.96, 0.96, 0.92, 0.92, 0.92, 0.82, 0.82])),
      Family(name: "10 means: .1 .2 .4 .2 .1", design: .means(symmetric, items: 10)),
      Family(name: "10 means: .55 .25 .12 .05 .03", design: .means(skewed, items: 10)),
      Family(name: "10 means: .02 .08 .30 .60", design: .means(high, items: 10)),
      Family(name: "10 means: .9 .05 .03 .015 .005", design: .means(rare, items: 10)),
      Family(
        name: "9 paired differences of shares .7, .7",
        design: .paired([0.3, 0.7], [0.3, 0.7], items: 9)),
      Family(
        name: "9 paired differences of shares .96, .9",
        design: .paired([0.04, 0.96], [0.1, 0.9], items: 9)),
      Family(
        name: "7 paired differences of symmetric scores",
        design: .paired(symmetric, symmetric, items: 7)),
      Family(
        name: "7 paired differences of skewed and symmetric scores",
        design: .paired(skewed, symmetric, items: 7)),
      Family(
        name: "6 differences of two groups, shares .7, .5",
        design: .groups([0.3, 0.7], [0.5, 0.5], items: 6)),
      Family(
        name: "6 differences of two groups, skewed and symmetric scores",
        design: .groups(skewed, symmetric, items: 6)),
      Family(name: "6 correlations of normal columns", design: .normalCorrelations),
      Family(name: "6 correlations of symmetric scores", design: .correlations(symmetric)),
      Family(name: "6 correlations of skewed scores", design: .correlations(skewed)),
      Family(name: "6 correlations of 30/70 items", design: .correlations([0.3, 0.7])),
    ]

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: CoverageStudy PATH, which writes PATH.csv and PATH.md")
      exit(64)
    }
    let path = CommandLine.arguments[1]
    var csv =
      "family,n,samples,resamples,seed,coverage,standard_error,mean_width,without_interval\n"
    var table = "| family | " + sizes.map { "n = \($0)" }.joined(separator: " | ") + " |\n"
    table += "| --- |" + String(repeating: " --- |", count: sizes.count) + "\n"
    for family in families {
      var cells: [String] = []
      for rows in sizes {
        let outcome = try SimultaneousCoverage(family.design, rows: rows)
          .outcome(samples: samples, resamples: resamples, seed: seed)
        let name = family.name.contains(",") ? "\"\(family.name)\"" : family.name
        csv += "\(name),\(rows),\(samples),\(resamples),\(seed),\(fixed(outcome.coverage, 4)),"
        csv += "\(fixed(outcome.standardError, 4)),\(fixed(outcome.meanWidth, 4)),"
        csv += "\(outcome.incomplete)\n"
        cells.append(
          fixed(outcome.coverage, 3) + " (" + fixed(outcome.meanWidth, 2) + ")"
            + (10 * outcome.incomplete > samples ? "*" : ""))
        FileHandle.standardError.write(
          Data("\(family.name), \(rows) rows: \(fixed(outcome.coverage, 3))\n".utf8))
      }
      table += "| \(family.name) | " + cells.joined(separator: " | ") + " |\n"
    }
    try csv.write(toFile: path + ".csv", atomically: true, encoding: .utf8)
    try page(table).write(toFile: path + ".md", atomically: true, encoding: .utf8)
  }

  static func fixed(_ number: Double, _ places: Int) -> String {
    let text = String(format: "%.\(places)f", number)
    return text.hasPrefix("0.") ? String(text.dropFirst()) : text
  }

  static func page(_ table: String) -> String {
    """
    # How often simultaneous intervals hold together

    Each cell is the share of \(samples) made-up samples in which all intervals of `halfwidth bootstrap
    --method max-t` at 95% held their parameters together, with \(resamples) resamples each, and in brackets
    the mean width of an interval. Its standard error is .005 at .95, and at most .011. n is the number of
    respondents, of two groups that of each. The items of a respondent depend on each other: their
    correlation is .3. Scales are declared, scores are 1, 2 and so on, and numbers after a family are the
    probabilities of the scores. A star: more than one sample of ten had a statistic without an interval, for
    too few answers off the commonest one; that counts neither for nor against.

    \(table)
    Seed \(seed). `make coverage-study` makes this page and `simultaneous-coverage.csv` again; a part of it is
    a test.

    """
  }
}
