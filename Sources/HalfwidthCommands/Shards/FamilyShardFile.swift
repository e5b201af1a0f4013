internal import Halfwidth
internal import HalfwidthReport

/// A part of the resamples of a family of statistics as a JSON file, schema `halfwidth-family-shard/1`.
///
/// It holds the largest distance of each resample, of proportions a histogram of their ranks; of each statistic what
/// limits follow from; and with the first resample the p-values.
enum FamilyShardFile {
  static let schema = "halfwidth-family-shard/1"

  /// Whether a file says that it is one.
  static func isOne(_ value: JSONValue) -> Bool {
    guard case .object(let object) = value, case .string(let text)? = object["schema"] else {
      return false
    }
    return text.hasPrefix("halfwidth-family-shard/")
  }

  /// The file's text.
  static func text(_ shard: FamilyShard) -> String {
    let maxima = shard.maxima
    var object: JSONObject = [
      "schema": .string(schema), "version": .string(HalfwidthVersion.text),
      "subject": .object(JSONObject(fields(shard.subject))),
      "resamples": ShardFile.ends(shard.resamples),
    ]
    switch maxima.distances {
    case .counted(let counts): object.set("histogram", to: .object(ShardFile.histogram(counts)))
    case .values(let values):
      // Infinite where a statistic is undefined.
      object.set("values", to: .array(values.map { $0.isFinite ? .number($0) : .null }))
    }
    object.set("undefined", to: .array(maxima.undefined.map { .integer($0) }))
    object.set("far", to: .array(maxima.far.map { .integer($0) }))
    object.set(
      "p_values", to: shard.pValues.map { .object(JSONObject(fields($0))) } ?? .null)
    object.set("digest", to: .string(maxima.digest.description))
    object.set("digest_version", to: .integer(ResampleDigest.version))
    return JSONWriter().string(.object(object)) + "\n"
  }

  private static func fields(_ subject: FamilyShard.Subject) -> FieldList {
    [
      "statistics": .list(subject.statistics.map { .fields(fields($0)) }),
      "data": .string(subject.data.description), "seed": .seed(subject.seed),
      "total": .integer(subject.total), "warnings": .warnings(subject.warnings),
    ]
  }

  private static func fields(_ statistic: FamilyEstimate) -> FieldList {
    let (place, reason): (String, String?) =
      switch statistic.place {
      case .family: ("family", nil)
      case .sparse: ("sparse", nil)
      case .without(let reason): ("without", reason)
      }
    return [
      "name": .string(statistic.name), "estimand": .string(statistic.estimand),
      "estimate": .amount(statistic.estimate), "standard_error": .amount(statistic.standardError),
      "place": .string(place), "reason": .text(reason),
      "interval": statistic.interval.map { .fields(fields($0)) } ?? .undefined,
      "space": ShardFile.space(statistic.parameterSpace),
      "assumed_scale": statistic.assumedScale.map(ShardFile.space) ?? .undefined,
    ]
  }

  private static func fields(_ interval: FamilyInterval) -> FieldList {
    let method = FieldValue.string(interval.slug)
    switch interval {
    case .wilson(let counts):
      return [
        "method": method, "successes": .integer(counts.successes),
        "trials": .integer(counts.trials),
      ]
    case .score(let equation), .pairedScore(let equation), .tango(let equation):
      return ["method": method, "answers": .fields(fields(equation))]
    case .squareAndAdd(let first, let second, _):
      return [
        "method": method, "first": .fields(fields(first)), "second": .fields(fields(second)),
      ]
    case .fisher(let correlation, let rows):
      return ["method": method, "correlation": .amount(correlation), "rows": .integer(rows)]
    case .mapped(let estimate, let error, let df):
      return [
        "method": method, "estimate": .amount(estimate), "standard_error": .amount(error),
        "df": .amount(df),
      ]
    }
  }

  private static func fields(_ equation: MeanScoreEquation) -> FieldList {
    [
      "values": .list(equation.values.map { .amount($0) }), "counts": .wholes(equation.counts),
      "scale": ShardFile.space(equation.scale),
    ]
  }

  private static func fields(_ pValues: SimultaneousPValues) -> FieldList {
    [
      "values": .list(
        pValues.values.map { value in
          guard let value else { return .undefined }
          return .fields([
            "alone": .amount(value.alone), "adjusted": .amount(value.adjusted),
            "hypothesis": .string(value.hypothesis.rawValue),
            "resamples": value.resamples.map { .integer($0) } ?? .undefined,
          ])
        }),
      "warnings": .warnings(pValues.warnings),
    ]
  }
}
