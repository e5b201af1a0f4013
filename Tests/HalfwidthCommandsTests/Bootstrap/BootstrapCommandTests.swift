import TestSupport
import Testing

/// `halfwidth bootstrap` over all resamples; numbers are those of the reference values and of
/// `statistics.md`.
@Suite struct BootstrapCommandTests {
  @Test func `a proportion has its exact intervals, and how often they cover`() throws {
    let run = try ProgramRun(["bootstrap", "49/50"])
    #expect(run.status == 0 && run.errors.isEmpty)
    for line in [
      "Ideal bootstrap, from all possible resamples: no simulation error.",
      "proportion: estimate 0.9800, standard error 0.0198, bias 0.",
      // At n = 50 the ideal percentile interval covers .635 at p = .98.
      "percentile  0.9400  1.0000         95%   63.5%",
      "No bootstrap interval of a proportion is exact",
    ] { #expect(run.output.contains(line), "\(line) in \(run.output)") }
    #expect(!run.output.lowercased().contains("exact interval"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `where all resamples are the same it says so and names what helps`() throws {
    let run = try ProgramRun(["bootstrap", "0/50"])
    #expect(run.output.contains("percentile  0.0000  0.0000"))
    #expect(run.output.contains("every resample gives the same value"))
    #expect(run.output.contains("clopper-pearson or wilson gives"))
    #expect(run.output.components(of: "every resample gives").count == 2)
  }

  @Test func `scores have a mean, a median, quantiles and a top box`() throws {
    let counts = ["bootstrap", "4,9,12,25", "--scores", "1,2,3,4", "--format", "json"]
    func estimate(_ statistic: String?) throws -> String {
      let run = try ProgramRun(counts + (statistic.map { ["--statistic", $0] } ?? []))
      #expect(run.status == 0, "\(run.errors)")
      let start = try #require(run.output.firstRange(of: "\"estimate\": ")).upperBound
      return String(run.output[start...].prefix { $0 != "," })
    }
    #expect(try estimate(nil) == "3.16")
    #expect(try estimate("mean(score)") == "3.16")
    #expect(try estimate("median(score)") == "3.5")
    #expect(try estimate("quantile(score, 0.1)") == "2.0")
    #expect(try estimate("top-box") == "0.74")
    #expect(try estimate("top-box(score, 4)") == "0.5")
    #expect(try estimate("trimmed-mean(score, 0.1)") == "3.3")
  }

  @Test func `two samples are compared, of different people or of the same`() throws {
    let independent = try ProgramRun(["bootstrap", "36/50", "40/50", "--method", "ideal"])
    #expect(independent.output.contains("independent difference: estimate -0.0800"))
    let paired = try ProgramRun(["bootstrap", "--paired", "20,12,2,16"])
    #expect(paired.output.contains("paired difference: estimate 0.2000"))
    let means = try ProgramRun(["bootstrap", "4,9,12,25", "9,12,4,25"])
    #expect(means.output.contains("difference mean: estimate 0.2600"))
  }

  @Test func `a file's columns have means, differences and functions of two`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(
      """
      group,score,x,y
      a,1,1,2
      a,2,2,4.5
      a,4,3,6
      b,4,4,8
      b,3,5,11
      """, to: "data.csv")
    for (statistic, lines) in [
      ("mean(score)", ["mean: estimate 2.8000"]),
      (
        "difference(mean(score), by: group)",
        ["a minus b", "difference mean: estimate -1.1667"]
      ),
      ("difference(mean(x), mean(y))", ["paired difference mean: estimate -3.3000"]),
      ("difference(median(x), median(y))", ["paired difference median: estimate -3.0000"]),
      ("ratio(y, x)", ["ratio of means: estimate 2.1000"]),
      ("slope(y, x)", ["slope: estimate 2.1500", "undefined in resamples"]),
      ("correlation(x, y)", ["correlation: estimate 0.9938"]),
      ("trimmed-mean(x, 0.2)", ["trimmed mean 20: estimate 3.0000"]),
      ("variance(score)", ["variance: estimate 1.7000"]),
    ] {
      let run = try ProgramRun(["bootstrap", path, "--statistic", statistic])
      #expect(run.status == 0, "\(run.errors)")
      for line in lines + ["no simulation error"] {
        #expect(run.output.contains(line), "\(line) in \(run.output)")
      }
    }
  }

  @Test func `rows without a value are left out on request, and the result says so`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write("score\n1\nNA\n3\n", to: "data.csv")
    let arguments = ["bootstrap", path, "--statistic", "mean(score)"]
    try ProgramRun(arguments).expectRefused(
      65, saying: "data.csv:3:1: 'score' has no value here")
    let dropped = try ProgramRun(arguments + ["--missing", "drop"])
    #expect(dropped.status == 0)
    #expect(dropped.output.contains("1 row is left out for a missing value; 2 of 3 are analysed."))
    let json = try ProgramRun(arguments + ["--missing", "drop", "--format", "json"])
    #expect(json.output.contains("\"code\": \"missing-values\""))
  }

  @Test(arguments: [
    ("bootstrap", 64, "halfwidth bootstrap: no counts are given"),
    ("bootstrap 60/50", 65, "60/50: 60 successes are more than the 50 trials"),
    ("bootstrap 1/2 3/4 5/6", 64, "halfwidth bootstrap: 3 samples are given"),
    ("bootstrap 1/2 3,4", 64, "1/2: can't go together with a list of counts"),
    ("bootstrap 1,2 --scores 1,2,3", 65, "1,2: there are 3 scores and 2 counts"),
    ("bootstrap 37/50 --scores 1,2", 64, "--scores: belongs to a list of counts"),
    ("bootstrap 37/50 --statistic median", 64, "--statistic: the statistic of 37/50 is proportion"),
    (
      "bootstrap 1,2 --statistic meen", 64, "--statistic: column 1 of 'meen': there is no statistic"
    ),
    ("bootstrap 1,2 --statistic mean(scroe)", 65, "--statistic: column 6 of 'mean(scroe)': there"),
    ("bootstrap 1,2 --statistic correlation(score,score)", 64, "--statistic: 'correlation("),
    ("bootstrap --paired 1,2,3", 64, "1,2,3: '1,2,3' is not four counts"),
    ("bootstrap 37/50 --method nope", 64, "--method: 'nope' is not a method of bootstrap"),
    ("bootstrap no-such.csv --statistic mean(x)", 66, "no-such.csv: there is no such file"),
    ("bootstrap 37/50 --missing maybe", 64, "--missing: 'maybe' is not one of its values"),
  ])
  func `bad input gets one sentence and the contract's exit code`(
    arguments: String, status: Int32, message: String
  ) throws {
    try ProgramRun(arguments).expectRefused(status, message)
  }
}

extension String {
  fileprivate func components(of separator: String) -> [Substring] { split(separator: separator) }
}
