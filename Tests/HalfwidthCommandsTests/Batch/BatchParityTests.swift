import Foundation
import Halfwidth
import HalfwidthReport
import TestSupport
import Testing

@testable import HalfwidthCommands

/// The same questions asked by command and by batch: the same numbers, the same warnings.
@Suite struct BatchParityTests {
  /// A question as a person types it, and as a program sends it.
  struct Question {
    var arguments: [String]
    var request: JSONObject

    init(_ arguments: String, _ request: String, extra: [String] = []) throws {
      self.arguments = arguments.split(separator: " ").map(String.init) + extra
      guard case .object(let object) = try JSONReader.read(request) else { throw NoObject() }
      self.request = object
    }

    func asking(_ option: String, _ text: String, _ member: String, _ value: JSONValue) -> Question
    {
      var question = self
      question.arguments += [option, text]
      question.request.set(member, to: value)
      return question
    }
  }

  struct NoObject: Error {}

  /// Each analysis with counts at which methods differ, some of them at an edge.
  private static func counted() throws -> [Question] {
    [
      try Question("proportion 37/50", #"{"analysis":"proportion","input":{"x":37,"n":50}}"#),
      try Question("proportion 0/20", #"{"analysis":"proportion","input":{"x":0,"n":20}}"#),
      try Question(
        "compare 36/50 40/50",
        #"{"analysis":"compare","input":{"x1":36,"n1":50,"x2":40,"n2":50}}"#),
      try Question(
        "compare 0/12 5/9", #"{"analysis":"compare","input":{"x1":0,"n1":12,"x2":5,"n2":9}}"#),
      try Question(
        "paired 20,12,2,16",
        #"{"analysis":"paired","input":{"n11":20,"n10":12,"n01":2,"n00":16}}"#),
      try Question(
        "paired 5,0,0,7", #"{"analysis":"paired","input":{"n11":5,"n10":0,"n01":0,"n00":7}}"#),
      try Question(
        "margins 46/50 39/50", #"{"analysis":"margins","input":{"x1":46,"x2":39,"n":50}}"#),
      try Question(
        "table 10,20,5;30,40,2", #"{"analysis":"table","input":{"counts":[[10,20,5],[30,40,2]]}}"#),
      try Question("table 3,10;7,5", #"{"analysis":"table","input":{"counts":[[3,10],[7,5]]}}"#),
      try Question("table 0,0;7,5", #"{"analysis":"table","input":{"counts":[[0,0],[7,5]]}}"#),
      try Question(
        "square 22,2,2;5,7,14;0,2,36",
        #"{"analysis":"square","input":{"counts":[[22,2,2],[5,7,14],[0,2,36]]}}"#),
      try Question(
        "cochran 1,0,1;1,1,1;0,0,1",
        #"{"analysis":"cochran","input":{"items":[[1,0,1],[1,1,1],[0,0,1]]}}"#),
      try Question(
        "stratified 10,5;4,11 8,2;6,4",
        #"{"analysis":"stratified","input":{"strata":[[[10,5],[4,11]],[[8,2],[6,4]]]}}"#),
      try Question(
        "trend 5/20 8/21 12/25 --scores 1,2,4",
        #"{"analysis":"trend","input":{"x":[5,8,12],"n":[20,21,25],"scores":[1,2,4]}}"#),
      try Question(
        "multinomial 4,9,12,25 --scores 1,2,3,4",
        #"{"analysis":"multinomial","input":{"counts":[4,9,12,25],"scores":[1,2,3,4]}}"#),
      try Question(
        "adjust 0.01,0.02,0.5 --total 12 --alpha 0.05",
        #"{"analysis":"adjust","input":{"p":[0.01,0.02,0.5],"total":12,"alpha":0.05}}"#),
      try Question(
        "bootstrap 37/50",
        #"{"analysis":"bootstrap","input":{"statistic":"proportion","x":37,"n":50}}"#
      ),
      try Question(
        "bootstrap 36/50 40/50",
        #"{"analysis":"bootstrap","input":{"statistic":"independent-difference","x1":36,"n1":50,"x2":40,"n2":50}}"#
      ),
      try Question(
        "bootstrap 4,9,12,25 --scores 1,2,3,4 --statistic median",
        #"{"analysis":"bootstrap","input":{"statistic":"likert-median","counts":[4,9,12,25],"scores":[1,2,3,4]}}"#
      ),
      try Question(
        "bootstrap 4,9,12,25 9,9,9,1 --statistic top-box",
        #"{"analysis":"bootstrap","input":{"statistic":"top-box","counts":[[4,9,12,25],[9,9,9,1]]}}"#
      ),
    ]
  }

  @Test func `every method of counts, in a list and among all`() throws {
    var questions: [Question] = []
    for (question, slugs) in try Self.methods() {
      questions.append(question.asking("--method", "all", "method", "all"))
      let pair = slugs.prefix(2)
      questions.append(
        question.asking(
          "--method", pair.joined(separator: ","), "method", .array(pair.map { .string($0) })
        ).asking("--confidence", "0.9", "confidence", 0.9))
      let last = slugs[slugs.count - 1]
      questions.append(question.asking("--method", last, "method", .string(last)))
    }
    // Bootstraps alone may be exact where among all they are simulated.
    let bootstrap = try Self.methods()[16]
    for slug in bootstrap.1 {
      questions.append(bootstrap.0.asking("--method", slug, "method", .string(slug)))
    }
    #expect(questions.count == 71)
    try expectTheSame(questions)
  }

  /// What is in the list of all methods is what each gives alone, or why it is refused.
  @Test func `every method of counts, alone as among all`() throws {
    var compared = 0
    for (question, slugs) in try Self.methods() where question.arguments[0] != "bootstrap" {
      let all = question.asking("", "", "method", "all").request
      guard case .array(let results)? = try Self.answer(all)["results"] else { throw NoObject() }
      for result in results {
        guard case .object(let object) = result, case .string(let slug)? = object["method"],
          slugs.contains(slug)
        else { throw NoObject() }
        let alone = try Self.answer(
          question.asking("", "", "method", .string(slug)).request)
        compared += 1
        guard let error = alone["error"] else {
          #expect(alone["result"] == result, "\(slug)")
          continue
        }
        guard case .object(let members) = error, case .string(let message)? = members["message"],
          case .array(let warnings)? = object["warnings"]
        else { throw NoObject() }
        #expect(
          warnings.contains {
            if case .object(let warning) = $0 {
              warning["message"] == .string(message)
            } else {
              false
            }
          }, "\(slug)")
      }
    }
    #expect(compared == 191)
  }

  private static func answer(_ request: JSONObject) throws -> JSONObject {
    try BatchMembersTests.answer(JSONWriter().string(.object(request)))
  }

  /// The questions of counts with the methods of their analysis; simulations with a seed.
  private static func methods() throws -> [(Question, [String])] {
    try counted().map { question in
      guard case .string(let name)? = question.request["analysis"],
        let analysis = Analysis(rawValue: name)
      else { throw NoObject() }
      let slugs = AnalysisCatalog.entries(of: analysis).map(\.method)
      guard analysis == .table || analysis == .bootstrap else { return (question, slugs) }
      return (
        question.asking("--seed", "7", "seed", 7).asking("--resamples", "199", "resamples", 199),
        slugs
      )
    }
  }

  @Test func `options of counts`() throws {
    var questions: [Question] = []
    for side in ["lower", "upper"] {
      for method in ["wilson", "clopper-pearson", "blaker", "wald"] {
        questions.append(
          try Question("proportion 3/26", #"{"analysis":"proportion","input":{"x":3,"n":26}}"#)
            .asking("--method", method, "method", .string(method))
            .asking("--side", side, "side", .string(side)))
      }
    }
    questions += [
      try Question(
        "table 3,10;7,5 --groups columns --method barnard",
        #"{"analysis":"table","input":{"counts":[[3,10],[7,5]],"groups":"columns"},"method":"barnard"}"#
      ),
      try Question(
        "table 3,10,4;7,5,2 --column-scores 0,1,5 --method linear-by-linear",
        #"{"analysis":"table","input":{"counts":[[3,10,4],[7,5,2]],"column_scores":[0,1,5]},"method":"linear-by-linear"}"#
      ),
      try Question(
        "margins 46/50 39/50 --phi 0.2..0.6 --method tango",
        #"{"analysis":"margins","input":{"x1":46,"x2":39,"n":50,"phi":[0.2,0.6]},"method":"tango"}"#
      ),
      try Question(
        "margins 46/50 39/50 --joint 37 --method tango",
        #"{"analysis":"margins","input":{"x1":46,"x2":39,"n":50,"joint":37},"method":"tango"}"#),
      try Question(
        "bootstrap 37/50 --population 200 --resamples 199 --seed 7 --method bca",
        #"{"analysis":"bootstrap","input":{"statistic":"proportion","x":37,"n":50,"population":200},"resamples":199,"seed":7,"method":"bca"}"#
      ),
      try Question(
        "bootstrap --paired 20,12,2,16 --method ideal",
        #"{"analysis":"bootstrap","input":{"statistic":"paired-difference","n11":20,"n10":12,"n01":2,"n00":16},"method":"ideal"}"#
      ),
      try Question(
        "bootstrap 37/50 --monte-carlo-error 0.05 --resamples 199 --seed 7 --method percentile",
        #"{"analysis":"bootstrap","input":{"statistic":"proportion","x":37,"n":50},"monte_carlo_error":0.05,"resamples":199,"seed":7,"method":"percentile"}"#
      ),
      try Question(
        "bootstrap 4,9,12,25 --method bca --statistic",
        #"{"analysis":"bootstrap","input":{"statistic":"quantile(score, 0.9)","counts":[4,9,12,25]},"method":"bca"}"#,
        extra: ["quantile(score, 0.9)"]),
    ]
    try expectTheSame(questions)
  }

  @Test(arguments: [nil, 12]) func `lists of totals are a family, as pairs of totals are`(
    asked: Int?
  ) throws {
    let option = asked.map { ["--items-asked", "\($0)"] } ?? []
    let run = try ProgramRun(
      ["margins", "46/50", "39/50", "41/50", "35/50", "--format", "json"] + option)
    guard case .object(let document) = try JSONReader.read(run.output),
      case .array(let rows)? = document["results"]
    else { throw NoObject() }
    // Beside each item the command shows what other methods would say.
    let expected = rows.filter {
      if case .object(let row) = $0 { row["multiplicity"] != nil } else { false }
    }
    let member = asked.map { ",\"items_asked\":\($0)" } ?? ""
    func answer(_ input: String) throws -> JSONObject {
      try BatchMembersTests.answer("{\"analysis\":\"margins\",\"input\":{\(input)\(member)}}")
    }
    #expect(try answer(#""x1":[46,41],"x2":[39,35],"n":50"#)["results"] == .array(expected))
    #expect(try answer(#""x1":[46,41],"x2":[39,35],"n":[50,50]"#)["results"] == .array(expected))
    if asked != nil, case .object(let one)? = try answer(#""x1":46,"x2":39,"n":50"#)["result"] {
      #expect(one["multiplicity"] == 12)
    }
    for wrong in [
      #""x1":[46,41],"x2":[39],"n":50"#, #""x1":[],"x2":[],"n":50"#, #""x1":[46],"x2":39,"n":50"#,
    ] {
      #expect(try answer(wrong)["error"] != nil)
    }
    let refused = try ProgramRun(
      ["margins", "46/50", "39/50", "--items-asked", "12", "--method", "tango"])
    #expect(refused.status == 64 && refused.errors.hasPrefix("error: --items-asked: "))
  }

  /// Answers of ten respondents, with what is known of how they were sampled.
  private static let names = ["group", "score", "other", "yes", "weight", "region", "unit", "size"]
  private static let rows: [[JSONValue]] = [
    ["a", 1, 2.5, 0, 1.5, "u", 11, 20], ["b", 2, 2.25, 1, 2, "u", 11, 20],
    ["a", 3, 4, 1, 1, "u", 12, 20], ["b", 4, 3, 1, 1, "u", 12, 20],
    ["b", 5, 7, 1, 2, "v", 13, 30], ["a", 2, 1, 1, 1, "v", 14, 30],
    ["a", 4, 6.5, 1, 1, "v", 15, 30], ["b", 1, 2, 0, 3, "v", 15, 30],
    ["b", 3, .null, 0, 1, "v", 13, 30], ["a", 5, 5, 1, 1.25, "u", 11, 20],
  ]

  private static func file() -> String {
    let lines = rows.map { row in
      row.map { cell in
        switch cell {
        case .null: "NA"
        case .string(let text): text
        default: JSONWriter().string(cell)
        }
      }.joined(separator: ",")
    }
    return ([names.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }

  /// A question of the data: statistics, and options under their names on the command line.
  private static func asked(
    of path: String, _ statistics: [String], method: String,
    design: [(String, JSONValue)] = [], top: [(String, JSONValue)] = []
  ) -> Question {
    var input: JSONObject = [
      "statistic": statistics.count == 1
        ? .string(statistics[0]) : .array(statistics.map { .string($0) }),
      "data": .array(rows.map { .array($0) }), "columns": .array(names.map { .string($0) }),
    ]
    var arguments = ["bootstrap", path, "--seed", "7", "--method", method]
    for statistic in statistics { arguments += ["--statistic", statistic] }
    var request: JSONObject = ["analysis": "bootstrap", "seed": 7, "method": .string(method)]
    if method.contains(",") {
      request.set("method", to: .array(method.split(separator: ",").map { .string(String($0)) }))
    }
    for (name, value) in design { input.set(name, to: value) }
    for (name, value) in top { request.set(name, to: value) }
    for (name, value) in design + top {
      let text = if case .string(let text) = value { text } else { JSONWriter().string(value) }
      arguments += ["--" + name.replacing("_", with: "-"), text]
    }
    request.set("input", to: .object(input))
    var question = Question.empty
    question.arguments = arguments
    question.request = request
    return question
  }

  @Test func `statistics, schemes and missing values of data`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(Self.file(), to: "answers.csv")
    let few: [(String, JSONValue)] = [("resamples", 199)]
    func ask(
      _ statistic: String..., method: String = "percentile,bca",
      design: [(String, JSONValue)] = [], top: [(String, JSONValue)]? = nil
    ) -> Question {
      Self.asked(of: path, statistic, method: method, design: design, top: top ?? few)
    }
    try expectTheSame([
      ask("mean(score)", method: "all"), ask("median(score)"), ask("variance(score)"),
      ask("standard-deviation(score)"), ask("quantile(score, 0.75)"),
      ask("trimmed-mean(score, 0.1)"), ask("proportion(yes)"), ask("top-box(score, 4)"),
      ask("correlation(score, weight)"), ask("ratio(score, weight)"), ask("slope(score, weight)"),
      ask("difference(mean(score), by: group)", method: "all"),
      ask("difference(median(score), by: region)"),
      ask("difference(mean(score), mean(weight))"), ask("mean(*)", design: [("missing", "drop")]),
      ask("proportion(*)"), ask("mean(s*)", "median(score)"),
      ask("mean(score)", method: "percentile", top: []),
      ask("mean(score)", "mean(yes)", method: "max-t"),
      ask("proportion(*)", method: "max-t"),
      ask("mean(other)", design: [("missing", "drop")]), ask("mean(other)"),
      ask("mean(score)", design: [("scheme", "balanced")], top: [("resamples", 1000)]),
      ask("mean(score)", design: [("scheme", "weighted"), ("weight", "weight")]),
      ask("mean(score)", design: [("scheme", "stratified"), ("stratum", "region")]),
      ask(
        "mean(score)",
        design: [("scheme", "cluster"), ("cluster", "unit"), ("stratum", "region")]),
      ask(
        "mean(score)",
        design: [("scheme", "survey"), ("cluster", "unit"), ("weight", "weight")]),
      ask(
        "mean(score)", design: [("scheme", "stratified"), ("stratum", "region"), ("fpc", "size")]),
      ask("mean(score)", design: [("population", 200)]),
      ask("difference(mean(score), by: group)", design: [("scheme", "survey")]),
      // Refused by both.
      ask("mean(group)"), ask("mean(nope)"), ask("difference(mean(score), by: unit)"),
      ask("mean(score)", design: [("stratum", "region")]),
      ask("mean(score)", design: [("scheme", "cluster")]),
      ask("mean(score)", design: [("scheme", "none")]),
      ask("mean(score)", design: [("population", 5)]),
      ask("proportion(score)"), ask("mean(*)", design: [("missing", "maybe")]),
      ask("mean(score)", method: "max-t", design: [("population", 200)]),
      ask("mean(score)", method: "percentile", top: [("limit", 1000)]),
    ])
  }

  // MARK: - Comparison

  private func expectTheSame(_ questions: [Question]) throws {
    let lines = questions.map { JSONWriter().string(.object($0.request)) }
    let answers = try ProgramRun(["batch", "--threads", "2"], input: lines.joined(separator: "\n"))
      .output.split(separator: "\n")
    #expect(answers.count == questions.count)
    for (question, answer) in zip(questions, answers) {
      let run = try ProgramRun(question.arguments + ["--format", "json"])
      let comment = "\(question.arguments) \(run.errors) \(answer)"
      guard case .object(let answer) = try JSONReader.read(String(answer)) else { throw NoObject() }
      guard run.status == 0 else {
        #expect(answer["error"] != nil || Self.isUndefined(answer), "\(comment)")
        continue
      }
      guard case .object(let document) = try JSONReader.read(run.output),
        case .array(var expected)? = document["results"]
      else { throw NoObject() }
      var results: [JSONValue] = []
      if let result = answer["result"] { results = [result] }
      if case .array(let several)? = answer["results"] { results = several }
      results = results.flatMap(Self.rows).map(Self.comparable)
      expected = expected.map(Self.comparable)
      #expect(results == expected, "\(comment)")
    }
  }

  /// An answer without numbers, where the command has an error.
  private static func isUndefined(_ answer: JSONObject) -> Bool {
    guard case .object(let result)? = answer["result"] else { return false }
    return result["estimate"] == .null
  }

  /// A family's lists as the rows that the command prints.
  private static func rows(_ result: JSONValue) -> [JSONValue] {
    guard case .object(let object) = result, object["estimand"] == "family",
      case .array(let labels)? = object["label"]
    else { return [result] }
    return labels.indices.map { index in
      var row = JSONObject()
      for member in object {
        if case .array(let list) = member.value, list.count == labels.count,
          !["warnings", "critical_value_bracket"].contains(member.key)
        {
          row.set(member.key, to: list[index])
        } else {
          row.set(member.key, to: member.value)
        }
      }
      return .object(row)
    }
  }

  private static func isOfWildcard(_ warning: JSONValue) -> Bool {
    guard case .object(let warning) = warning, case .string(let message)? = warning["message"]
    else { return false }
    return message.contains("is taken of")
  }

  /// What must agree: all but the label, where the command has the file's name, and of a family what each
  /// side has of all statistics or of one.
  private static func comparable(_ result: JSONValue) -> JSONValue {
    guard case .object(let object) = result else { return result }
    var kept = JSONObject()
    let isFamily = object["family_size"] != nil
    let aside = isFamily ? ["label", "estimand", "warnings", "lower_raw", "upper_raw"] : ["label"]
    // Members in one order, as a family has them in another. What a * stands for is a remark for
    // people on the command line.
    for member in object.sorted(by: { $0.key < $1.key })
    where !aside.contains(member.key) && member.value != .null {
      // The text that batch has for an infinite number is null and a member of its own in a document.
      if member.value == "Infinity" || member.value == "-Infinity" {
        kept.set("\(member.key)_infinite", to: true)
      } else {
        kept.set(member.key, to: member.value)
      }
    }
    if case .array(let warnings)? = kept["warnings"] {
      kept.set("warnings", to: .array(warnings.filter { !isOfWildcard($0) }))
    }
    return .object(kept)
  }
}

extension BatchParityTests.Question {
  fileprivate static var empty: Self {
    Self(arguments: [], request: [:])
  }

  private init(arguments: [String], request: JSONObject) {
    self.arguments = arguments
    self.request = request
  }
}
