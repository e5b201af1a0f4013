internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// A part of a simulation's resamples as a JSON file, schema `halfwidth-shard/1`; that of a family is a
/// ``FamilyShardFile``.
///
/// On a lattice it holds a histogram, elsewhere the values of the resamples in their order.
enum ShardFile {
  static let schema = "halfwidth-shard/1"

  /// The largest file that is read, 2 GiB: room for a part of fifty million values.
  static let largest = 2 << 30

  /// The file's text.
  static func text(_ shard: BootstrapShard) -> String {
    var object: JSONObject = [
      "schema": .string(schema), "version": .string(HalfwidthVersion.text),
      "subject": .object(JSONObject(fields(shard.subject))),
      "resamples": ends(shard.resamples),
    ]
    switch shard.replicates {
    case .counted(let counts): object.set("histogram", to: .object(histogram(counts)))
    case .values(let values): object.set("values", to: .array(values.map { .number($0) }))
    }
    object.set("undefined", to: .integer(shard.undefined))
    object.set("pivots", to: .array(shard.pivots.map { .number($0) }))
    object.set("calibration", to: shard.calibration.map { .object(histogram($0)) } ?? .null)
    object.set("digest", to: .string(shard.digest.description))
    object.set("digest_version", to: .integer(ResampleDigest.version))
    return JSONWriter().string(.object(object)) + "\n"
  }

  /// The first resample, and the one after the last.
  static func ends(_ resamples: Range<Int>) -> JSONValue {
    .array([.integer(resamples.lowerBound), .integer(resamples.upperBound)])
  }

  static func histogram(_ histogram: ResampleHistogram) -> JSONObject {
    [
      "first": .integer(histogram.firstPosition),
      "counts": .array(histogram.counts.map { .integer(Int($0)) }),
    ]
  }

  private static func fields(_ subject: BootstrapShard.Subject) -> FieldList {
    func group<Value>(_ value: Value?, _ fields: (Value) -> FieldList) -> FieldValue {
      value.map { .fields(fields($0)) } ?? .undefined
    }
    let request = subject.request
    return [
      "text": .string(subject.text), "statistic": .string(subject.statistic),
      "data": .string(subject.data.description), "scheme": .string(subject.scheme),
      "sample_sizes": .wholes(subject.sampleSizes), "estimate": .amount(subject.estimate),
      "influence": group(subject.influence) {
        ["squares": .amount($0.squares), "cubes": .amount($0.cubes), "linear": .flag($0.isLinear)]
      },
      "proportion": subject.proportion.map { .wholes([$0.successes, $0.trials]) } ?? .undefined,
      "space": space(subject.space),
      "alternative": .text(subject.alternative),
      "lattice": group(subject.lattice) {
        ["offset": .integer($0.offset), "step": .integer($0.step), "divisor": .integer($0.divisor)]
      },
      "pivot_standard_error": .amount(subject.pivotStandardError),
      "studentized": .flag(request.studentized),
      "variance_resamples": .integer(request.varianceResamples),
      "calibration": group(request.calibration) {
        [
          "confidence": .level($0.level), "side": .string($0.side.rawValue),
          "inner_resamples": .integer($0.innerResamples),
        ]
      },
      "seed": .seed(subject.seed), "total": .integer(subject.total),
      "warnings": .warnings(subject.warnings),
    ]
  }

  /// The values that a parameter can have: infinite ends are null.
  static func space(_ space: ClosedRange<Double>) -> FieldValue {
    .list([space.lowerBound, space.upperBound].map { $0.isInfinite ? .undefined : .amount($0) })
  }

  /// What a file is a part of.
  enum Part {
    case statistic(BootstrapShard)
    case family(FamilyShard)
  }

  /// Reads a file.
  ///
  /// - Throws: ``CommandFailure``: no file, no shard, or one whose numbers can't be.
  static func read(_ path: String) throws(CommandFailure) -> Part {
    let value: JSONValue
    do {
      value = try JSONReader.read(
        try CommandFailure.translating(BoundedFile.bytes(of: path, limit: largest)))
    } catch let error as CommandFailure {
      throw error
    } catch let error as JSONError {
      throw CommandFailure(.badData, "\(path):\(error.line):\(error.column)", error.message)
    } catch {
      preconditionFailure("the reader throws its own errors: \(error)")
    }
    do throws(ShardReader.Fault) {
      return FamilyShardFile.isOne(value)
        ? .family(try FamilyShardReader.shard(value)) : .statistic(try ShardReader.shard(value))
    } catch {
      throw CommandFailure(
        .badData, path,
        "\(error.what); \(error.advice ?? "give a file that 'halfwidth bootstrap --shard' wrote")")
    }
  }
}
