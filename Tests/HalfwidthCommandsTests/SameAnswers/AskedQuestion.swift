import Halfwidth
import HalfwidthReport

/// A question as a person types it, as a program sends it, and as a user of the library asks it.
struct AskedQuestion {
  var arguments: [String]
  var request: JSONObject
  /// Of a bootstrap that the library has in one question.
  var library: BootstrapQuestion?

  /// A question from its words on the command line and its line of a batch.
  init(_ arguments: [String], _ request: JSONObject, library: BootstrapQuestion? = nil) {
    self.arguments = arguments
    self.request = request
    self.library = library
  }

  /// A question of counts: `words` have blanks between them, `input` is JSON.
  init(
    _ words: String, _ analysis: Analysis, _ input: String, library: BootstrapInput? = nil
  ) throws {
    self.library = library.map { BootstrapQuestion($0, methods: Self.usual) }
    arguments = words.split(separator: " ").map(String.init)
    request = ["analysis": .string(analysis.rawValue), "input": try JSONReader.read(input)]
  }

  /// The question with one thing more asked: the option and the member have one name but for `-` and `_`.
  func asking(_ name: String, _ value: JSONValue) -> AskedQuestion {
    var question = self
    question.arguments += Self.option(name, value)
    question.request.set(name, to: value)
    switch (name, value) {
    case ("seed", .integer(let seed)): question.library?.simulation.seed = UInt64(seed)
    case ("resamples", .integer(let count)): question.library?.simulation.resamples = count
    case ("side", .string(let side)):
      question.library?.side = IntervalSide(rawValue: side) ?? .two
    case ("confidence", .number(let level)):
      question.library?.level = (try? ConfidenceLevel(level)) ?? 0.95
    default: question.library = nil
    }
    return question
  }

  /// The question with methods: a list of more than one is a list in a request too.
  func asking(methods: [String]) -> AskedQuestion {
    var question = self
    question.arguments += ["--method", methods.joined(separator: ",")]
    question.request.set(
      "method",
      to: methods.count == 1 ? .string(methods[0]) : .array(methods.map { .string($0) }))
    let areAll = methods == ["all"]
    let found =
      areAll ? BootstrapMethod.allCases : methods.compactMap(BootstrapMethod.init(rawValue:))
    // A family is another question.
    if found.isEmpty { question.library = nil }
    question.library?.methods = found
    question.library?.areAll = areAll
    return question
  }

  /// The question with one thing more said of the data.
  func saying(_ name: String, _ value: JSONValue) -> AskedQuestion {
    var question = self
    question.library = nil
    question.arguments += Self.option(name, value)
    guard case .object(var input)? = request["input"] else { preconditionFailure("there is input") }
    input.set(name, to: value)
    question.request.set("input", to: .object(input))
    return question
  }

  /// The options that say what is made of a distribution.
  var answerOptions: [String] {
    ["--method", "--confidence", "--side"].flatMap { name -> ArraySlice<String> in
      guard let place = arguments.firstIndex(of: name) else { return [] }
      return arguments[place...place + 1]
    }
  }

  /// What is shown where no method is asked for.
  static let usual = AnalysisCatalog.usualMethods(of: .bootstrap).compactMap(
    BootstrapMethod.init(rawValue:))

  private static func option(_ name: String, _ value: JSONValue) -> [String] {
    let text =
      switch value {
      case .string(let text): text
      case .array(let values): values.map { JSONWriter().string($0) }.joined(separator: ",")
      default: JSONWriter().string(value)
      }
    return ["--" + name.replacing("_", with: "-"), text]
  }
}
