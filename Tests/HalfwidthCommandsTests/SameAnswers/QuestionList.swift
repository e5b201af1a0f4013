import Halfwidth
import HalfwidthReport

/// The questions that command and batch are both asked: every analysis; of the bootstrap every statistic by
/// scheme, method, side and default, some of them refused.
struct QuestionList {
  /// A file with the respondents' answers.
  var path: String

  /// How many resamples most questions ask for: what is compared does not depend on how many there are.
  static let few: JSONValue = 19

  func all() throws -> [AskedQuestion] {
    try analyses() + bootstrapsOfCounts() + bootstrapsOfColumns() + designs() + several()
      + simulatedToTolerance() + refused()
  }

  /// Every analysis, without a method, with all, two and the last one.
  private func analyses() throws -> [AskedQuestion] {
    try Self.counted().flatMap { question, slugs in
      [
        question, question.asking(methods: ["all"]),
        question.asking(methods: Array(slugs.prefix(2))).asking("confidence", 0.9),
        question.asking(methods: [slugs[slugs.count - 1]]),
      ]
    } + sides()
  }

  /// Counts of every analysis but the bootstrap, some of them at an edge, with the methods there are.
  static func counted() throws -> [(question: AskedQuestion, slugs: [String])] {
    let counted: [(words: String, analysis: Analysis, input: String)] = [
      ("proportion 37/50", .proportion, #"{"x":37,"n":50}"#),
      ("proportion 0/20", .proportion, #"{"x":0,"n":20}"#),
      ("proportion 37/50 --population 60", .finiteProportion, #"{"x":37,"n":50,"population":60}"#),
      ("compare 36/50 40/50", .compare, #"{"x1":36,"n1":50,"x2":40,"n2":50}"#),
      ("compare 0/12 5/9", .compare, #"{"x1":0,"n1":12,"x2":5,"n2":9}"#),
      ("paired 20,12,2,16", .paired, #"{"n11":20,"n10":12,"n01":2,"n00":16}"#),
      ("paired 5,0,0,7", .paired, #"{"n11":5,"n10":0,"n01":0,"n00":7}"#),
      ("margins 46/50 39/50", .margins, #"{"x1":46,"x2":39,"n":50}"#),
      (
        "margins 46/50 39/50 --phi 0.2..0.6", .margins, #"{"x1":46,"x2":39,"n":50,"phi":[0.2,0.6]}"#
      ),
      ("table 10,20,5;30,40,2", .table, #"{"counts":[[10,20,5],[30,40,2]]}"#),
      ("table 0,0;7,5", .table, #"{"counts":[[0,0],[7,5]]}"#),
      ("table 3,10;7,5 --groups columns", .table, #"{"counts":[[3,10],[7,5]],"groups":"columns"}"#),
      ("square 22,2,2;5,7,14;0,2,36", .square, #"{"counts":[[22,2,2],[5,7,14],[0,2,36]]}"#),
      ("groups 5/20 8/21 12/25", .groups, #"{"x":[5,8,12],"n":[20,21,25]}"#),
      (
        "raters 1,1,2;2,2,2;1,,1;3,3,2", .raters,
        #"{"ratings":[[1,1,2],[2,2,2],[1,null,1],[3,3,2]]}"#
      ),
      ("differences -3,2,0,5,4,1", .differences, #"{"values":[-3,2,0,5,4,1]}"#),
      ("cochran 1,0,1;1,1,1;0,0,1", .cochran, #"{"items":[[1,0,1],[1,1,1],[0,0,1]]}"#),
      ("stratified 10,5;4,11 8,2;6,4", .stratified, #"{"strata":[[[10,5],[4,11]],[[8,2],[6,4]]]}"#),
      (
        "trend 5/20 8/21 12/25 --scores 1,2,4", .trend,
        #"{"x":[5,8,12],"n":[20,21,25],"scores":[1,2,4]}"#
      ),
      (
        "multinomial 4,9,12,25 --scores 1,2,3,4", .multinomial,
        #"{"counts":[4,9,12,25],"scores":[1,2,3,4]}"#
      ),
      ("multinomial 4,9,12,25", .multinomial, #"{"counts":[4,9,12,25]}"#),
      ("scores 4,9,12,25", .scores, #"{"counts":[4,9,12,25]}"#),
      (
        "adjust 0.01,0.02,0.5 --total 12 --alpha 0.05", .adjust,
        #"{"p":[0.01,0.02,0.5],"total":12,"alpha":0.05}"#
      ),
    ]
    return try counted.map { words, analysis, input in
      let question = try AskedQuestion(words, analysis, input)
      let slugs = AnalysisCatalog.entries(of: analysis).map(\.method)
      guard analysis == .table else { return (question, slugs) }
      return (question.asking("seed", 7).asking("resamples", Self.few), slugs)
    }
  }

  private func sides() throws -> [AskedQuestion] {
    try [("lower", "wilson"), ("upper", "wald"), ("lower", "blaker"), ("upper", "mid-p")].map {
      side, method in
      try AskedQuestion("proportion 3/26", .proportion, #"{"x":3,"n":26}"#)
        .asking(methods: [method]).asking("side", .string(side))
    }
  }

  /// Each statistic of counts, exact and simulated, in one simulation and as a family of one.
  private func bootstrapsOfCounts() throws -> [AskedQuestion] {
    let scored: [(String, ColumnStatistic)] = [
      ("mean", .mean), ("median", .median), ("variance", .variance),
      ("standard-deviation", .standardDeviation), ("top-box", .proportion(atLeast: 3)),
      ("quantile(score, 0.9)", .quantile(0.9)), ("trimmed-mean(score, 0.1)", .trimmedMean(0.1)),
    ]
    let scores = try ScoredCounts(scores: [1, 2, 3, 4], counts: [2, 3, 4, 6])
    var questions = [
      try AskedQuestion(
        "bootstrap 7/10", .bootstrap, #"{"statistic":"proportion","x":7,"n":10}"#,
        library: .proportion(BinomialCounts(successes: 7, trials: 10))),
      try AskedQuestion(
        "bootstrap 0/20", .bootstrap, #"{"statistic":"proportion","x":0,"n":20}"#,
        library: .proportion(BinomialCounts(successes: 0, trials: 20))),
      try AskedQuestion(
        "bootstrap 9/12 10/12", .bootstrap,
        #"{"statistic":"difference","x1":9,"n1":12,"x2":10,"n2":12}"#,
        library: .independentDifference(
          IndependentCounts(
            BinomialCounts(successes: 9, trials: 12), BinomialCounts(successes: 10, trials: 12)))),
      try AskedQuestion(
        "bootstrap 1/1 9/12", .bootstrap,
        #"{"statistic":"independent-difference","x1":1,"n1":1,"x2":9,"n2":12}"#,
        library: .independentDifference(
          IndependentCounts(
            BinomialCounts(successes: 1, trials: 1), BinomialCounts(successes: 9, trials: 12)))),
      try AskedQuestion(
        "bootstrap --paired 5,3,1,4", .bootstrap,
        #"{"statistic":"difference","n11":5,"n10":3,"n01":1,"n00":4}"#,
        library: .pairedDifference(
          PairedCounts(both: 5, firstOnly: 3, secondOnly: 1, neither: 4))),
      try AskedQuestion(
        "bootstrap 2,3,4,6 --scores 0,2,3,7", .bootstrap,
        #"{"statistic":"likert-mean","counts":[2,3,4,6],"scores":[0,2,3,7]}"#,
        library: .scores(ScoredCounts(scores: [0, 2, 3, 7], counts: [2, 3, 4, 6]), .mean)),
    ]
    questions += scored.map { statistic, column in
      AskedQuestion(
        ["bootstrap", "2,3,4,6", "--statistic", statistic],
        [
          "analysis": "bootstrap",
          "input": ["counts": [2, 3, 4, 6], "statistic": .string(statistic)],
        ], library: BootstrapQuestion(.scores(scores, column), methods: AskedQuestion.usual))
    }
    let others = try ScoredCounts(scores: [1, 2, 3, 4], counts: [3, 2, 4, 1])
    let compared: [(String, ColumnStatistic)] = [
      ("mean", .mean), ("median", .median), ("top-box", .proportion(atLeast: 3)),
    ]
    questions += compared.map { statistic, column in
      AskedQuestion(
        ["bootstrap", "2,3,4,6", "3,2,4,1", "--statistic", statistic],
        [
          "analysis": "bootstrap",
          "input": [
            "counts": [[2, 3, 4, 6], [3, 2, 4, 1]], "statistic": .string(statistic),
          ],
        ],
        library: BootstrapQuestion(
          .scoreDifference(scores, others, column), methods: AskedQuestion.usual))
    }
    return questions.flatMap(asked)
  }

  /// Each statistic of a file's columns.
  private func bootstrapsOfColumns() throws -> [AskedQuestion] {
    let sample = try Self.sample()
    let statistics: [(String, SampleStatistic)] = [
      ("mean(score)", .column(.mean, of: "score")),
      ("median(score)", .column(.median, of: "score")),
      ("variance(score)", .column(.variance, of: "score")),
      ("standard-deviation(score)", .column(.standardDeviation, of: "score")),
      ("quantile(score, 0.75)", .column(.quantile(0.75), of: "score")),
      ("trimmed-mean(score, 0.1)", .column(.trimmedMean(0.1), of: "score")),
      ("proportion(yes)", .column(.proportion(atLeast: 1), of: "yes")),
      ("top-box(score, 4)", .column(.proportion(atLeast: 4), of: "score")),
      ("correlation(score, weight)", .correlation("score", "weight")),
      ("ratio(score, weight)", .ratioOfMeans("score", over: "weight")),
      ("slope(score, weight)", .slope("score", on: "weight")),
      ("difference(mean(score), by: group)", .difference(.mean, of: "score")),
      ("difference(proportion(yes), by: group)", .difference(.proportion(atLeast: 1), of: "yes")),
      (
        "difference(mean(score), mean(weight))",
        .pairedDifference(.mean, of: "score", minus: "weight")
      ),
    ]
    return statistics.flatMap { text, statistic in
      var question = columns([text])
      question.library = BootstrapQuestion(
        .sample(sample, statistic), methods: AskedQuestion.usual)
      return asked(question)
    } + asked(columns(["difference(median(score), by: region)"]))
  }

  /// The answers without those that are missing, as the library takes them.
  private static func sample() throws -> BootstrapSample {
    func column(_ name: String) -> [JSONValue] {
      guard let place = names.firstIndex(of: name) else {
        preconditionFailure("\(name) is a column")
      }
      return rows.map { $0[place] }
    }
    func numbers(_ name: String) -> BootstrapSample.Column {
      BootstrapSample.Column(
        name,
        column(name).map { value in
          switch value {
          case .integer(let number): Double(number)
          case .number(let number): number
          default: preconditionFailure("\(name) holds numbers")
          }
        })
    }
    return try BootstrapSample(
      columns: ["score", "yes", "weight"].map(numbers),
      group: SampleLabels(
        column("group").map { value in
          if case .string(let text) = value {
            text
          } else {
            preconditionFailure("labels are texts")
          }
        }))
  }

  /// A bootstrap without a method, and with each of those that differ in what they need.
  private func asked(_ question: AskedQuestion) -> [AskedQuestion] {
    let seeded = question.asking("seed", 7)
    let few = seeded.asking("resamples", Self.few)
    return [
      seeded, few, few.asking(methods: ["all"]), few.asking("side", "lower"),
      few.asking(methods: ["percentile", "basic"]).asking("confidence", 0.9),
      few.asking(methods: ["calibrated"]).asking("side", "upper"),
      few.asking(methods: ["studentized"]), few.asking(methods: ["max-t"]),
    ]
  }

  /// How the rows were sampled.
  private func designs() -> [AskedQuestion] {
    let schemes: [[(String, JSONValue)]] = [
      [("scheme", "balanced")], [("scheme", "weighted"), ("weight", "weight")],
      [("scheme", "stratified"), ("stratum", "region")],
      [("scheme", "stratified"), ("stratum", "region"), ("fpc", "size")],
      [("scheme", "cluster"), ("cluster", "unit"), ("stratum", "region")],
      [("scheme", "survey"), ("cluster", "unit"), ("weight", "weight")], [("population", 200)],
      [("fpc", "share")], [("missing", "drop")],
    ]
    let statistics = [
      "mean(score)", "median(score)", "correlation(score, weight)", "trimmed-mean(score, 0.1)",
      "difference(mean(score), by: group)", "mean(other)",
    ]
    return statistics.flatMap { statistic in
      schemes.map { scheme in
        scheme.reduce(columns([statistic]).asking("resamples", 99).asking("seed", 7)) {
          $0.saying($1.0, $1.1)
        }
      }
    } + [
      counted(7, of: 10).saying("population", 200).asking("resamples", Self.few).asking("seed", 7)
    ]
  }

  /// Several statistics: each for itself, or as a family.
  private func several() -> [AskedQuestion] {
    [
      ["mean(score)", "mean(yes)"], ["mean(s*)"], ["proportion(*)"],
      ["median(s*)", "mean(weight)"],
    ]
    .flatMap { statistics in
      let question = columns(statistics).asking("seed", 7).asking("resamples", Self.few)
      return [
        question, question.asking(methods: ["percentile", "bca"]),
        question.asking(methods: ["max-t"]),
        question.saying("scheme", "stratified").saying("stratum", "region"),
      ]
    }
  }

  /// Simulated until the limits are known, or given up.
  private func simulatedToTolerance() -> [AskedQuestion] {
    let question = columns(["correlation(score, weight)"])
    return [
      question.asking(methods: ["percentile", "bca"]), question.asking(methods: ["normal"]),
      columns(["mean(score)", "mean(yes)"]).asking(methods: ["max-t"]),
      question.asking(methods: ["bca", "percentile"]).asking("limit", 400),
      counted(7, of: 10).asking(methods: ["percentile"]),
    ].map { $0.asking("seed", 7).asking("resamples", Self.few).asking("monte_carlo_error", 0.05) }
  }

  /// What neither answers.
  private func refused() -> [AskedQuestion] {
    let question = columns(["mean(score)"])
    return [
      columns(["mean(group)"]), columns(["mean(nope)"]), columns(["proportion(score)"]),
      columns(["difference(mean(score), by: unit)"]), question.saying("stratum", "region"),
      question.saying("scheme", "cluster"), question.saying("scheme", "none"),
      question.saying("population", 5), columns(["mean(*)"]).saying("missing", "maybe"),
      question.asking(methods: ["max-t"]).saying("population", 200),
      question.asking("limit", 1000), question.asking(methods: ["bca", "max-t"]),
      question.asking(methods: ["max-t"]).asking("side", "lower"),
      question.asking(methods: ["bootstrap-se"]).asking("side", "lower"),
      question.asking("side", "left"), question.asking("resamples", 0),
      columns(["correlation(score, constant)"]),
      columns(["median(score)"]).asking(methods: ["max-t"]),
      question.saying("scheme", "balanced").asking("resamples", Self.few).asking("seed", 7),
      question.saying("scheme", "weighted").saying("weight", "zero"),
    ]
  }

  private func counted(_ successes: Int, of trials: Int) -> AskedQuestion {
    AskedQuestion(
      ["bootstrap", "\(successes)/\(trials)"],
      [
        "analysis": "bootstrap",
        "input": ["statistic": "proportion", "x": .integer(successes), "n": .integer(trials)],
      ])
  }

  // MARK: - Respondents

  private static let names = [
    "group", "score", "other", "yes", "weight", "region", "unit", "size", "share", "constant",
    "zero",
  ]
  private static let rows: [[JSONValue]] = [
    ["a", 1, 2.5, 0, 1.5, "u", 11, 20, 0.25, 4, 0], ["b", 2, 2.25, 1, 2, "u", 11, 20, 0.25, 4, 1],
    ["a", 3, 4, 1, 1, "u", 12, 20, 0.25, 4, 1], ["b", 4, 3, 1, 1, "u", 12, 20, 0.25, 4, 1],
    ["b", 5, 7, 1, 2, "v", 13, 30, 0.25, 4, 1], ["a", 2, 1, 1, 1, "v", 14, 30, 0.25, 4, 1],
    ["b", 1, 2, 0, 3, "v", 15, 30, 0.25, 4, 1],
    ["b", 3, .null, 0, 1, "v", 13, 30, 0.25, 4, 1],
  ]

  /// The answers as a file has them.
  static var csv: String {
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

  /// A question of the respondents' answers.
  private func columns(_ statistics: [String]) -> AskedQuestion {
    AskedQuestion(
      ["bootstrap", path] + statistics.flatMap { ["--statistic", $0] },
      [
        "analysis": "bootstrap",
        "input": [
          "statistic": statistics.count == 1
            ? .string(statistics[0]) : .array(statistics.map { .string($0) }),
          "data": .array(Self.rows.map { .array($0) }),
          "columns": .array(Self.names.map { .string($0) }),
        ],
      ])
  }
}
