import Foundation
import HalfwidthReport
import TestSupport
import Testing

/// Schools of fifteen districts; values of R's survey 4.1-1.
@Suite struct SamplingArgumentsTests {
  private static let file = "Tests/Golden/data/apiclus1.csv"
  private static let design = ["--cluster", "dnum", "--weight", "pw"]

  /// The results of a run as JSON.
  private func results(_ arguments: [String]) throws -> [JSONObject] {
    let run = try ProgramRun(arguments + Self.design + ["--format", "json"])
    guard case .object(let document) = try JSONReader.read(run.output),
      case .array(let results)? = document["results"]
    else { throw NotExpected(text: run.output + run.errors) }
    return try results.map { result in
      guard case .object(let object) = result else { throw NotExpected(text: run.output) }
      return object
    }
  }

  private struct NotExpected: Error {
    let text: String
  }

  private func number(_ object: JSONObject, _ name: String) throws -> Double {
    switch object[name] {
    case .number(let number)?: return number
    case .integer(let number)?: return Double(number)
    default: throw NotExpected(text: "\(name) of \(object)")
    }
  }

  @Test func `a share`() throws {
    let found = try results([
      "proportion", Self.file, "--column", "sch.wide", "--yes", "Yes", "--method", "svyciprop-beta",
    ])
    #expect(found.count == 1)
    expectClose(try number(found[0], "estimate"), 0.87431693989071, absolute: 1e-8)
    expectClose(try number(found[0], "standard_error"), 0.0205642374474379, absolute: 1e-8)
    expectClose(try number(found[0], "lower"), 0.823118604941657, absolute: 1e-8)
    expectClose(try number(found[0], "upper"), 0.915076523703784, absolute: 1e-8)
  }

  /// Seven clusters have no interval, and one cell in another spelling gives none either.
  @Test(arguments: [
    ("proportion DATA --column q --cluster org", "org"),
    ("bootstrap DATA --statistic mean(q) --scheme cluster --cluster org", "org"),
    ("multinomial DATA --column q --cluster id --stratum org", "org"),
    ("bootstrap DATA --statistic difference(mean(q),by:org)", "org"),
  ])
  func `a cluster, a stratum or a group in two spellings is refused`(
    command: String, column: String
  ) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let rows = (0..<32).map {
      "\($0),\($0 % 3 % 2),\($0 == 5 ? "b" : ["A", "B", "C"][$0 / 4 % 3])\n"
    }
    let path = try folder.write("id,q,org\n" + rows.joined(), to: "answers.csv")
    let run = try ProgramRun(command.split(separator: " ").map { $0 == "DATA" ? path : String($0) })
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(
      run.errors.hasPrefix(
        "error: \(path):7:5: column '\(column)' has one name in 2 spellings: 'B' (11), 'b' (1); write one"
      ),
      "\(run.errors)")
  }

  /// The rows that a condition leaves out stay in the design.
  @Test func `a share of a part of the file`() throws {
    let found = try results([
      "proportion", Self.file, "--column", "sch.wide", "--yes", "Yes", "--where", "stype = H",
    ])
    expectClose(try number(found[0], "estimate"), 0.7857142857, absolute: 1e-9)
    expectClose(try number(found[0], "standard_error"), 0.09238176461, absolute: 1e-9)
    #expect(found[0]["method"] == .string("wilson"))
  }

  @Test func `a test of two columns`() throws {
    let found = try results(["table", Self.file, "--rows", "stype", "--columns", "sch.wide"])
    #expect(found.count == 1 && found[0]["method"] == .string("svychisq-F"))
    expectClose(try number(found[0], "statistic"), 5.09046261528977, absolute: 1e-7)
    expectClose(try number(found[0], "p_value"), 0.023071616825819, absolute: 1e-8)
  }

  /// Wilson's equation at the design effect, with Student's quantile at 1 - .05/6, worked out in R.
  @Test func `shares of all categories that hold together`() throws {
    let found = try results(["multinomial", Self.file, "--column", "stype"])
    #expect(found.count == 1 && found[0]["method"] == .string("bonferroni-wilson"))
    let expected: [(String, [Double])] = [
      ("estimate", [0.786885245901639, 0.0765027322404372, 0.136612021857924]),
      ("lower", [0.638022314002430, 0.0296590305301304, 0.0745392383565951]),
      ("upper", [0.885513685285987, 0.1833517692406387, 0.2371312236990603]),
    ]
    for (name, values) in expected {
      guard case .array(let list)? = found[0][name] else {
        Issue.record("\(name) is a list with a number for each category")
        continue
      }
      #expect(list.count == values.count)
      for (found, value) in zip(list, values) {
        guard case .number(let number) = found else {
          Issue.record("\(name) holds numbers")
          continue
        }
        expectClose(number, value, absolute: 1e-12)
      }
    }
    let factor = try results([
      "multinomial", Self.file, "--column", "stype", "--method", "svymean-factor",
    ])
    #expect(factor[0]["lower"] == nil)
  }

  @Test func `two groups`() throws {
    let found = try results([
      "compare", Self.file, "--column", "sch.wide", "--yes", "Yes", "--by", "stype, E minus H",
    ])
    #expect(
      found.compactMap { $0["method"] } == ["linearized", "svychisq-F", "wilson", "wilson"])
    expectClose(try number(found[0], "estimate"), 0.130952380952381, absolute: 1e-12)
    expectClose(try number(found[0], "standard_error"), 0.102633967833947, absolute: 1e-12)
    expectClose(try number(found[0], "lower"), -0.0891755869860535, absolute: 1e-12)
    expectClose(try number(found[0], "upper"), 0.3510803488908156, absolute: 1e-12)
    expectClose(try number(found[1], "statistic"), 2.6311948, absolute: 1e-7)
    expectClose(try number(found[1], "p_value"), 0.127079, absolute: 1e-6)
    expectClose(try number(found[2], "estimate"), 0.9166666667, absolute: 1e-9)
    expectClose(try number(found[3], "estimate"), 0.7857142857, absolute: 1e-9)
  }

  @Test(arguments: [
    ("proportion 37/50 --cluster a", 64, "--cluster: belongs to columns of a file of respondents"),
    ("table 1,2;3,4 --weight w", 64, "--weight: belongs to columns of a file of respondents"),
    (
      "paired FILE --first sch.wide --second comp.imp --weight pw", 64,
      "--weight: is not an option of paired, whose methods take each respondent as drawn alone; plan a comparison"
    ),
    (
      "trend FILE --column sch.wide --by stype --cluster dnum", 64,
      "--cluster: is not an option of trend, whose methods take each respondent as drawn alone; use 'halfwidth table'"
    ),
    ("multinomial 4,9,12 --stratum a", 64, "--stratum: belongs to columns of a file"),
    (
      "multinomial FILE --column stype --cluster dnum --scores 1,2,3", 64,
      "--scores: is of respondents that were drawn alone"
    ),
    ("compare 3/5 4/6 --fpc n", 64, "--fpc: belongs to columns of a file of respondents"),
    (
      "proportion FILE --column sch.wide --cluster dnum --population 900", 64,
      "--population: is of respondents that were drawn alone"
    ),
    ("proportion FILE --column sch.wide --cluster dnmu", 65, "there is no column 'dnmu'"),
    (
      "proportion FILE --column sch.wide --stratum cds", 65,
      "has one primary unit, from which no variance can be estimated"
    ),
    ("proportion FILE --column sch.wide --weight stype", 65, "apiclus1.csv:2:18: 'H' in column"),
    (
      "table FILE --rows stype --columns sch.wide --cluster dnum --method fisher", 64,
      "'fisher' is not a method of design"
    ),
    (
      "table FILE --rows stype --columns sch.wide --cluster dnum --method svymean", 64,
      "'svymean' does not answer what is asked; use one of svychisq-F"
    ),
  ])
  func `what can't be is told`(words: String, status: Int, message: String) throws {
    let run = try ProgramRun(
      words.replacingOccurrences(of: "FILE", with: Self.file).split(separator: " ").map(String.init)
    )
    #expect(Int(run.status) == status && run.errors.contains(message), "\(run.errors)")
  }
}
