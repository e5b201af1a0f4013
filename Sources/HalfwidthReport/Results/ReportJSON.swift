internal import Halfwidth
public import HalfwidthSurvey

/// A survey's findings as one JSON object, schema `halfwidth/1`.
public enum ReportJSON {
  /// Returns the object over several lines, with a line feed at the end: a result for each
  /// quantity, then the distributions, the checks and the sensitivity.
  public static func text(_ findings: SurveyFindings, version: String) -> String {
    let questions = findings.sections.flatMap(\.questions)
    let codebook = findings.codebook
    let survey: JSONObject = [
      "title": .string(codebook.title), "citation": .string(codebook.citation),
      "date": JSONValue(codebook.date), "sample_size": .integer(codebook.sampleSize),
    ]
    return JSONEnvelope.text(
      command: "report", version: version,
      results: questions.flatMap { question in
        question.quantities.map { .object(quantity($0, of: question.question)) }
      },
      warnings: findings.checks.map { .object(check($0)) },
      further: [
        "survey": .object(survey),
        "distributions": .array(
          questions.flatMap(\.distributions).map { .object(distribution($0)) }),
        "comparisons": .array(findings.comparisons.map { .object(comparison($0)) }),
        "bootstrap": .array(findings.bootstrap.map { .object(bootstrap($0)) }),
        "sensitivity": .array(findings.sensitivity.map { .object(sensitivity($0)) }),
      ])
  }

  private static func quantity(_ finding: QuantityFinding, of question: Question) -> JSONObject {
    var object: JSONObject = [
      "question": .string(finding.question), "item": JSONValue(finding.item?.id),
      "category": JSONValue(finding.category),
      "label": .string(finding.item?.label ?? question.text),
      "figure": JSONValue(question.figure), "role": .string(question.role.rawValue),
      "headline": .bool(finding.isHeadline), "derived": .bool(!finding.derivedFrom.isEmpty),
    ]
    if let interval = finding.interval {
      for member in interval.json { object.set(member.key, to: member.value) }
    } else {
      switch finding.knowledge {
      case .counts(let candidates):
        if let only = candidates.only {
          object.set("successes", to: .integer(only.successes))
        } else {
          object.set("counts", to: .array(candidates.successes.map { .integer($0) }))
        }
        object.set("n", to: .integer(candidates.trials))
        object.set("estimate", to: JSONValue(candidates.only?.estimate))
      case .weighted(let share): weighted(share, into: &object)
      case .number(let number):
        object.set("successes", to: .integer(number))
        object.set("n", to: .null)
        object.set("estimate", to: .null)
      case .asPrinted, .impossible:
        object.set("successes", to: .null)
        object.set("estimate", to: .null)
      }
      object.set("lower", to: JSONValue(finding.limits?.lower))
      object.set("upper", to: JSONValue(finding.limits?.upper))
      object.set(
        "warnings",
        to: .array(
          ReportWarning.warnings(of: finding).map {
            .object(["code": .string($0.code), "message": .string($0.message)])
          }))
    }
    if !finding.derivedFrom.isEmpty {
      object.set("derived_from", to: .array(finding.derivedFrom.map { .string($0) }))
    }
    if let possible = finding.inPopulation {
      object.set("in_population", to: .object(base(possible)))
    }
    if let other = finding.otherBase { object.set("other_base", to: .object(base(other))) }
    object.set("printed", to: .array(finding.printed.map { .object(printed($0)) }))
    return object
  }

  private static func weighted(_ share: WeightedShare, into object: inout JSONObject) {
    object.set("weighted", to: true)
    object.set("successes", to: .null)
    object.set("n", to: JSONValue(share.base))
    object.set("estimate", to: .number(share.estimate))
    object.set("design_effect", to: JSONValue(share.designEffect))
    object.set("effective_n", to: JSONValue(share.effectiveBase))
    guard let interval = share.interval else { return }
    object.set("method", to: .string(WeightedShare.method.rawValue))
    object.set("confidence", to: .number(interval.level.confidence))
    object.set("side", to: .string(interval.side.rawValue))
  }

  private static func base(_ share: BaseShare) -> JSONObject {
    var object: JSONObject = ["base": .string(share.base.rawValue)]
    func ends(_ range: ClosedRange<Int>) -> JSONValue {
      range.count == 1
        ? .integer(range.lowerBound)
        : .array([.integer(range.lowerBound), .integer(range.upperBound)])
    }
    object.set("successes", to: ends(share.successes))
    object.set("n", to: ends(share.trials))
    object.set("estimate_min", to: .number(share.estimates.lowerBound))
    object.set("estimate_max", to: .number(share.estimates.upperBound))
    object.set("lower", to: JSONValue(share.limits?.lowerBound))
    object.set("upper", to: JSONValue(share.limits?.upperBound))
    return object
  }

  private static func printed(_ value: PrintedValue) -> JSONObject {
    [
      "count": JSONValue(value.count?.text), "percent": JSONValue(value.percent?.text),
      "n": JSONValue(value.base), "where": .string(value.place),
      "source": .string(value.source.description),
    ]
  }

  private static func distribution(_ finding: DistributionFinding) -> JSONObject {
    var object: JSONObject = [
      "question": .string(finding.question), "item": JSONValue(finding.item?.id),
      "n": .integer(finding.trials), "complete": .bool(finding.isComplete),
      "categories": .array(finding.parts.map { .string($0.label) }),
      "counts": .array(finding.parts.map { .integer($0.count) }),
      "apart": .array(finding.parts.map { .bool($0.isApart) }),
    ]
    if let simultaneous = finding.simultaneous {
      for member in simultaneous.json where member.key != "counts" && member.key != "n" {
        object.set(member.key, to: member.value)
      }
    } else {
      let limits = finding.separate.map(\.interval)
      let isNone = limits.isEmpty
      object.set(
        "estimate",
        to: .array(finding.parts.map { .number(Double($0.count) / Double(finding.trials)) }))
      object.set("lower", to: isNone ? .null : .array(limits.map { JSONValue($0?.lower) }))
      object.set("upper", to: isNone ? .null : .array(limits.map { JSONValue($0?.upper) }))
      object.set("method", to: JSONValue(finding.separate.first?.method))
      object.set("confidence", to: JSONValue(finding.separate.first?.level.confidence))
    }
    return object
  }

  private static func comparison(_ finding: ComparisonFindings) -> JSONObject {
    [
      "id": .string(finding.comparison.id), "first": .string(finding.first.id),
      "second": .string(finding.second.id), "design": .string(finding.comparison.design.rawValue),
      "items_asked": JSONValue(finding.comparison.itemsAsked),
      "multiplicity": .integer(finding.multiplicity),
      "adjustment_is_lower_bound": .bool(finding.isLowerBound),
      "results": .array(finding.items.map { .object(item($0)) }),
      "not_compared": .array(
        finding.missing.map {
          .object(["item": JSONValue($0.item?.id), "reason": .string($0.reason.rawValue)])
        }),
    ]
  }

  private static func item(_ finding: ItemComparison) -> JSONObject {
    var object: JSONObject = [
      "item": JSONValue(finding.item?.id), "category": JSONValue(finding.category),
      "first_counts": .array(finding.first.successes.map { .integer($0) }),
      "second_counts": .array(finding.second.successes.map { .integer($0) }),
      "first_n": .integer(finding.first.trials), "second_n": .integer(finding.second.trials),
      "first_derived": .bool(finding.firstIsDerived),
      "second_derived": .bool(finding.secondIsDerived),
    ]
    let members =
      switch finding.result {
      case .paired(let result): result.json
      case .independent(let result): result.json
      }
    for member in members { object.set(member.key, to: member.value) }
    object.set("adjusted_p_value_min", to: .number(finding.family.bestAdjusted))
    object.set("adjusted_p_value_max", to: .number(finding.family.worstAdjusted))
    object.set("adjusted_verdict", to: .string(finding.family.verdict.rawValue))
    return object
  }

  private static func bootstrap(_ finding: BootstrapComparison) -> JSONObject {
    func limits(_ interval: ConfidenceInterval?) -> JSONValue {
      interval.map { .array([.number($0.lower), .number($0.upper)]) } ?? .null
    }
    return [
      "successes": .integer(finding.counts.successes), "n": .integer(finding.counts.trials),
      "places": .integer(finding.places), "resamples": "exact",
      "analytic": limits(finding.analytic), "percentile": limits(finding.percentile),
      "bca": limits(finding.bca), "analytic_coverage": .number(finding.analyticCoverage),
      "percentile_coverage": .number(finding.percentileCoverage),
    ]
  }

  private static func check(_ finding: CheckFinding) -> JSONObject {
    [
      "code": .string(finding.rule.rawValue), "severity": .string(finding.severity.rawValue),
      "question": JSONValue(finding.question), "item": JSONValue(finding.item),
      "where": JSONValue(finding.place), "source": .string(finding.source.description),
      "message": .string(finding.message),
    ]
  }

  private static func sensitivity(_ finding: DesignEffectFinding) -> JSONObject {
    [
      "design_effect": .number(finding.designEffect), "intervals": .integer(finding.intervals),
      "median_half_width": .number(finding.medianHalfWidth),
      "largest_half_width": .number(finding.largestHalfWidth),
    ]
  }
}
