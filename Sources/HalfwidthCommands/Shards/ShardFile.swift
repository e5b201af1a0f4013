internal import Halfwidth
internal import HalfwidthReport
internal import HalfwidthSurvey

/// A part of a simulation's resamples as a JSON file, schema `halfwidth-shard/1`.
///
/// On a lattice it holds a histogram, elsewhere the values of the resamples in their order.
enum ShardFile {
  static let schema = "halfwidth-shard/1"

  /// The largest file that is read, 2 GiB: room for a part of fifty million values.
  static let largest = 2 << 30

  /// The file's text.
  static func text(_ shard: BootstrapShard) -> String {
    var object: JSONObject = ["schema": .string(schema), "version": .string(HalfwidthVersion.text)]
    object.set("subject", to: .object(subject(shard.subject)))
    object.set(
      "resamples",
      to: .array([.integer(shard.resamples.lowerBound), .integer(shard.resamples.upperBound)]))
    switch shard.replicates {
    case .counted(let counts): object.set("histogram", to: .object(histogram(counts)))
    case .values(let values): object.set("values", to: .array(values.map { .number($0) }))
    }
    object.set("undefined", to: .integer(shard.undefined))
    object.set("pivots", to: .array(shard.pivots.map { .number($0) }))
    object.set("calibration", to: shard.calibration.map { .object(histogram($0)) } ?? .null)
    object.set("digest", to: .string(shard.digest.description))
    return JSONWriter().string(.object(object)) + "\n"
  }

  private static func histogram(_ histogram: ResampleHistogram) -> JSONObject {
    [
      "first": .integer(histogram.firstPosition),
      "counts": .array(histogram.counts.map { .integer(Int($0)) }),
    ]
  }

  private static func subject(_ subject: BootstrapShard.Subject) -> JSONObject {
    var object: JSONObject = [
      "text": .string(subject.text), "statistic": .string(subject.statistic),
      "data": .string(subject.data.description), "scheme": .string(subject.scheme),
      "sample_sizes": .array(subject.sampleSizes.map { .integer($0) }),
      "estimate": .number(subject.estimate),
    ]
    object.set(
      "influence",
      to: subject.influence.map {
        .object([
          "squares": .number($0.squares), "cubes": .number($0.cubes), "linear": .bool($0.isLinear),
        ])
      } ?? .null)
    object.set(
      "proportion",
      to: subject.proportion.map { .array([.integer($0.successes), .integer($0.trials)]) } ?? .null)
    object.set(
      "space", to: .array([limit(subject.space.lowerBound), limit(subject.space.upperBound)]))
    object.set("alternative", to: JSONValue(subject.alternative))
    object.set(
      "lattice",
      to: subject.lattice.map {
        .object([
          "offset": .integer($0.offset), "step": .integer($0.step), "divisor": .integer($0.divisor),
        ])
      } ?? .null)
    object.set("pivot_standard_error", to: JSONValue(subject.pivotStandardError))
    object.set("studentized", to: .bool(subject.request.studentized))
    object.set("variance_resamples", to: .integer(subject.request.varianceResamples))
    object.set(
      "calibration",
      to: subject.request.calibration.map {
        .object([
          "confidence": .number($0.level.confidence), "side": .string($0.side.rawValue),
          "inner_resamples": .integer($0.innerResamples),
        ])
      } ?? .null)
    object.set("seed", to: .integer(Int(subject.seed)))
    object.set("total", to: .integer(subject.total))
    object.set(
      "warnings",
      to: .array(
        subject.warnings.map {
          .object(["code": .string($0.code.rawValue), "message": .string($0.message)])
        }))
    return object
  }

  /// A bound of the parameter space: infinite ones are null.
  private static func limit(_ value: Double) -> JSONValue {
    value.isInfinite ? .null : .number(value)
  }

  /// Reads a file.
  ///
  /// - Throws: ``CommandFailure``: no file, no shard, or one whose numbers can't be.
  static func read(_ path: String) throws(CommandFailure) -> BootstrapShard {
    let value: JSONValue
    do {
      value = try JSONReader.read(try bytes(of: path))
    } catch let error as CommandFailure {
      throw error
    } catch let error as JSONError {
      throw CommandFailure(
        status: .badData, place: "\(path):\(error.line):\(error.column)", message: error.message)
    } catch {
      preconditionFailure("the reader throws its own errors: \(error)")
    }
    do throws(ShardReader.Fault) {
      return try ShardReader.shard(value)
    } catch {
      throw CommandFailure(
        status: .badData, place: path,
        message: "\(error.what); give a file that 'halfwidth bootstrap --shard' wrote")
    }
  }

  private static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    do throws(SurveyError) {
      return try BoundedFile.bytes(of: path, limit: largest)
    } catch {
      throw CommandFailure(error)
    }
  }
}
