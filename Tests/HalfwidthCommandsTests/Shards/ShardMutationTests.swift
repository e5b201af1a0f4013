import Halfwidth
import HalfwidthReport
import Testing

@testable import HalfwidthCommands

/// Parts of a simulation, of which everything is changed that a file may have changed in it: each is refused
/// with a sentence, or is still the part of some run, and never ends the program.
@Suite struct ShardMutationTests {
  private static let methods = BootstrapMethod.allCases

  /// Sound parts, each a whole run: off a lattice and on one, of two samples, with all that can be asked for.
  private static func sound() throws -> [BootstrapShard] {
    let sample = try BootstrapSample(
      columns: [
        .init("x", [1, 2, 3.5, 4, 7, 9]), .init("y", [2, 1, 4, 4.25, 9, 2.0.squareRoot()]),
      ], group: SampleLabels(["a", "b", "a", "b", "a", "b"]))
    let request = SimulationRequest(
      studentized: true, calibration: SimulationRequest.Calibration(level: 0.95, innerResamples: 20)
    )
    let plan = try ResamplePlan(resamples: 60, seed: 3)
    let statistics: [SampleStatistic] = [
      .correlation("x", "y"), .column(.mean, of: "x"), .difference(.median, of: "x"),
    ]
    var shards: [BootstrapShard] = []
    for statistic in statistics {
      let bootstrap = try SimulatedBootstrap(statistic, of: sample)
      shards.append(try bootstrap.run(plan, request: request))
      shards.append(try bootstrap.run(plan))
    }
    return shards
  }

  /// Reads a part and makes everything of it; returns the refusal, if it is one.
  private static func refusal(_ value: JSONValue) -> String? {
    do throws(ShardReader.Fault) {
      let shard = try ShardReader.shard(value)
      do throws(BootstrapShardError) {
        let bootstrap = try BootstrapShard.merged([shard]).bootstrap()
        for method in methods {
          for side in [IntervalSide.two, .lower] {
            let finding = method.finding(for: bootstrap, level: 0.95, side: side)
            let numbers = [finding.interval?.lower, finding.interval?.upper, finding.acceleration]
            #expect(!numbers.contains { $0?.isNaN ?? false }, "\(method)")
          }
        }
        return nil
      } catch {
        return error.message
      }
    } catch {
      return error.what
    }
  }

  /// Sound parts of families, each a whole run: kept distances, counted ones, and none.
  private static func families() throws -> [FamilyShard] {
    let sample = try BootstrapSample(columns: [
      .init("a", (0..<20).map { $0 % 3 == 0 ? 1 : 0 }),
      .init("b", (0..<20).map { $0 < 12 ? 1 : 0 }),
      .init("all", [Double](repeating: 1, count: 20)),
      .init("q", (0..<20).map { Double(1 + $0 * 7 % 5) }),
      .init("x", (0..<20).map { Double($0 * $0).squareRoot() + Double($0 % 3) / 7 }),
    ])
    let families: [[SampleStatistic]] = [
      [
        .column(.mean, of: "q"), .column(.mean, of: "x"), .correlation("q", "x"),
        .pairedDifference(.mean, of: "a", minus: "b"), .column(.proportion(atLeast: 1), of: "all"),
      ],
      ["a", "b"].map { .column(.proportion(atLeast: 1), of: $0) },
      [.column(.proportion(atLeast: 1), of: "all")],
    ]
    return try families.map {
      try SimultaneousBootstrap($0, of: sample).shard(ResamplePlan(resamples: 60, seed: 3))
    }
  }

  /// Reads a part of a family and makes its intervals; returns the refusal, if it is one.
  private static func familyRefusal(_ value: JSONValue) -> String? {
    do throws(ShardReader.Fault) {
      let shard = try FamilyShardReader.shard(value)
      do throws(BootstrapShardError) {
        let finding = try FamilyShard.merged([shard]).finding(level: 0.9)
        for member in finding.members {
          let numbers = [member.interval?.lower, member.interval?.upper, member.estimate]
          #expect(!numbers.contains { $0?.isNaN ?? false })
        }
        return nil
      } catch {
        return error.message
      }
    } catch {
      return error.what
    }
  }

  @Test func `whatever is changed in a part of a family, it is refused with a sentence or read`()
    throws
  {
    var refused = 0
    var read = 0
    for shard in try Self.families() {
      let value = try JSONReader.read(Array(FamilyShardFile.text(shard).utf8))
      #expect(try FamilyShardReader.shard(value) == shard)
      #expect(Self.familyRefusal(value) == nil)
      var all = Self.mutants(of: value)
      // What stands of the first statistic, which lists hide.
      guard case .object(let object) = value, case .object(let subject)? = object["subject"],
        case .array(let statistics)? = subject["statistics"]
      else { continue }
      for (path, mutant) in Self.mutants(of: statistics[0]) {
        var (changed, changedSubject) = (object, subject)
        changedSubject.set("statistics", to: .array([mutant] + statistics.dropFirst()))
        changed.set("subject", to: .object(changedSubject))
        all.append(("statistics[0].\(path)", .object(changed)))
      }
      for (path, mutant) in all {
        if let message = Self.familyRefusal(mutant) {
          refused += 1
          #expect(!message.isEmpty && !message.contains("\n"), "\(path)")
        } else {
          read += 1
        }
      }
    }
    #expect(refused > read && read > 0, "\(refused) refused, \(read) read")
  }

  /// Other values that may stand for a value.
  private static func changes(of value: JSONValue) -> [JSONValue] {
    var all: [JSONValue] = [
      .null, .bool(true), .string(""), .string("two"), .integer(0), .integer(-1), .integer(3),
      .integer(.max), .integer(.min), .number(0.5), .number(-1e300), .number(1e-300),
      .number(.infinity), .array([]), .array([.integer(1)]), .object(JSONObject()),
    ]
    switch value {
    case .integer(let number):
      let (double, overflow) = number.multipliedReportingOverflow(by: 2)
      all += [.integer(number &+ 1), .integer(number &- 1), .integer(overflow ? 0 : double)]
    case .number(let number):
      all += [.number(-number), .number(2 * number), .number(number * 1e200)]
    case .array(let items):
      all += [
        .array(Array(items.dropLast())), .array(Array(items.dropFirst())), .array(items + items),
        .array(items.reversed()), .array(items + [.integer(1)]), .array(items + [.number(1e300)]),
        .array(items + [.null]),
      ]
      if let first = items.first { all.append(.array([first] + items)) }
    case .null, .bool, .string, .object: break
    }
    return all
  }

  /// The part with one member changed in each way, or left out.
  private static func mutants(of value: JSONValue) -> [(path: String, JSONValue)] {
    guard case .object(let object) = value else { return [] }
    var all: [(path: String, JSONValue)] = []
    for member in object {
      let without = object.filter { $0.key != member.key }.map { ($0.key, $0.value) }
      all.append(("without \(member.key)", .object(JSONObject(without))))
      var changed = object
      for change in changes(of: member.value) {
        changed.set(member.key, to: change)
        all.append((member.key, .object(changed)))
      }
      for (path, inner) in mutants(of: member.value) {
        changed.set(member.key, to: inner)
        all.append(("\(member.key).\(path)", .object(changed)))
      }
      // Some elements of a list, each changed in place.
      guard case .array(let items) = member.value, !items.isEmpty else { continue }
      for index in [0, items.count / 2, items.count - 1] {
        for change in changes(of: items[index]) {
          var list = items
          list[index] = change
          changed.set(member.key, to: .array(list))
          all.append(("\(member.key)[\(index)]", .object(changed)))
        }
      }
    }
    return all
  }

  @Test func `sound parts are read as they were written`() throws {
    for shard in try Self.sound() {
      let value = try JSONReader.read(Array(ShardFile.text(shard).utf8))
      #expect(try ShardReader.shard(value) == shard)
      #expect(shard.flaw == nil)
      #expect(Self.refusal(value) == nil)
    }
  }

  @Test func `whatever is changed in a part, it is refused with a sentence or read`() throws {
    var refused = 0
    var read = 0
    for shard in try Self.sound() {
      let value = try JSONReader.read(Array(ShardFile.text(shard).utf8))
      for (path, mutant) in Self.mutants(of: value) {
        if let message = Self.refusal(mutant) {
          refused += 1
          #expect(!message.isEmpty && !message.contains("\n"), "\(path)")
        } else {
          read += 1
        }
      }
    }
    // Names, seeds, digests and estimates may be others; most of the rest may not.
    #expect(refused > 4 * read && read > 0)
  }

  @Test func `what does not go together is named`() throws {
    let shard = try Self.sound()[0]
    func flaw(_ change: (inout BootstrapShard) -> Void) -> String {
      var changed = shard
      change(&changed)
      return changed.flaw ?? "none"
    }
    // Some resamples have no standard error, and so no pivot.
    #expect(
      flaw { $0.pivots += [Double](repeating: 1, count: 61 - $0.pivots.count) }
        .contains("61 pivots of 60"))
    #expect(flaw { $0.pivots[3] = .infinity }.contains("pivots"))
    #expect(flaw { $0.calibration = nil }.contains("calibration"))
    #expect(
      flaw {
        $0.calibration = ResampleHistogram(
          firstPosition: 1, counts: [UInt64](repeating: 1, count: 41))
      }.contains("calibration"))
    #expect(flaw { $0.undefined = 1 }.contains("61 resamples where it says 60"))
    #expect(flaw { $0.replicates = .values([1]) }.contains("1 resamples where it says 60"))
    #expect(flaw { $0.subject.estimate = 2 }.contains("estimate"))
    #expect(flaw { $0.subject.sampleSizes = [6, 6, 6] }.contains("sample sizes"))
    #expect(
      flaw { $0.subject.lattice = BootstrapLattice(offset: 0, step: 1, divisor: 6) }
        .contains("lattice"))
    #expect(throws: BootstrapShardError.self) {
      var changed = shard
      changed.pivots += [Double](repeating: 1, count: 61 - changed.pivots.count)
      _ = try BootstrapShard.merged([changed])
    }
  }
}
