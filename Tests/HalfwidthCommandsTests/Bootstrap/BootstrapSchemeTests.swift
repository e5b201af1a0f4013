import Foundation
import TestSupport
import Testing

/// `halfwidth bootstrap` of surveys: strata, clusters and finite populations.
@Suite struct BootstrapSchemeTests {
  /// Made up: three towns with 40, 8 and 30 residents.
  static let towns = """
    score,income,town,household,weight,residents,share
    3,410,north,1,2,40,0.125
    5,520,north,2,2,40,0.125
    2,380,north,3,2,40,0.125
    4,450,north,4,2,40,0.125
    4,610,north,5,2,40,0.125
    1,300,south,1,1,8,0.5
    2,290,south,2,1,8,0.5
    5,700,south,3,1,8,0.5
    3,440,south,4,1,8,0.5
    6,620,east,1,3,30,0.1
    2,350,east,2,3,30,0.1
    5,480,east,3,3,30,0.1
    """

  private func run(_ text: String, towns: String = Self.towns) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(towns + "\n", to: "towns.csv")
    let arguments = text.split(separator: " ").map { $0 == "FILE" ? path : String($0) }
    return try ProgramRun(["bootstrap"] + arguments)
  }

  private func number(_ name: String, _ run: ProgramRun) throws -> Double {
    let start = try #require(run.output.firstRange(of: "\"\(name)\": ")).upperBound
    return try #require(Double(run.output[start...].prefix { !",\n".contains($0) }))
  }

  /// R 4.2.2, survey 4.1-1: `svymean` and `svyratio` of `svydesign(id = ~1, strata = ~town, fpc = ~residents)`
  /// and of the same with `weights = ~weight`; a ratio's standard error is linearized.
  @Test(arguments: [
    ("mean(score) --fpc residents", 3.794871795, 0.5059367038, 0.01),
    ("mean(score) --fpc share", 3.794871795, 0.5059367038, 0.01),
    ("mean(score) --fpc share --weight weight", 3.739130435, 0.5030781119, 0.01),
    ("ratio(income,score) --fpc residents", 124.7297297, 9.512111108, 0.15),
  ])
  func `strata of finite populations are those of R's survey package`(
    text: String, estimate: Double, standardError: Double, tolerance: Double
  ) throws {
    let found = try run(
      "FILE --scheme stratified --stratum town --seed 3 --resamples 99999 --method bootstrap-se "
        + "--format json --statistic \(text)")
    #expect(found.status == 0 && found.errors.isEmpty, "\(found.errors)")
    expectClose(try number("estimate", found), estimate, relative: 1e-9)
    expectClose(try number("standard_error", found), standardError, relative: tolerance)
    #expect(found.output.contains("\"code\": \"finite-population\""))
    #expect(
      found.output.contains("each row weighs what the population of its stratum is")
        == !text.contains("--weight"))
  }

  @Test func `sizes and shares say the same, and so do a number and a column`() throws {
    let option = "--seed 3 --format json --method percentile,bca"
    let pairs = [
      ("FILE --statistic mean(score) --population 78", "FILE --statistic mean(score) --fpc all"),
      (
        "FILE --statistic mean(score) --scheme cluster --cluster household --population 25",
        "FILE --statistic mean(score) --scheme survey --cluster household --fpc fifth"
      ),
    ]
    let towns = Self.towns.split(separator: "\n").enumerated().map { index, line in
      line + (index == 0 ? ",all,fifth" : ",78,0.2")
    }.joined(separator: "\n")
    for (one, other) in pairs {
      let found = try (
        run("\(one) \(option)", towns: towns), run("\(other) \(option)", towns: towns)
      )
      #expect(found.0.status == 0, "\(found.0.errors)")
      let lines = [found.0, found.1].map {
        $0.output.split(separator: "\n").filter {
          !$0.contains("\"label\"") && !$0.contains("simulated")
        }
      }
      #expect(lines[0] == lines[1])
    }
  }

  @Test func `counts of a finite population have the textbook's error`() throws {
    let found = try run(
      "37/50 --population 400 --seed 3 --resamples 99999 --method bootstrap-se --format json")
    #expect(try number("estimate", found) == 0.74)
    let error = (0.875 * 0.74 * 0.26 / 49).squareRoot()
    expectClose(try number("standard_error", found), error, relative: 0.01)
    // What the interval covers is known for endless populations.
    let text = try run("37/50 --population 400 --seed 3")
    #expect(!text.output.contains("covers"))
    #expect(text.output.contains("all\nresamples are known for an endless population only."))
    #expect(text.output.contains("the sample holds 12.5% of the population's respondents"))
  }

  @Test func `a census is a point with its reason`() throws {
    let found = try run("37/50 --population 50 --seed 3 --format json")
    #expect(found.status == 0)
    for name in ["lower", "upper", "estimate"] { #expect(try number(name, found) == 0.74) }
    #expect(try number("standard_error", found) == 0)
    #expect(found.output.contains("so nothing is left to chance and each interval is a point"))
    #expect(!found.output.contains("degenerate") && !found.output.contains("null"))
  }

  @Test(arguments: [
    "--scheme stratified --stratum town", "--scheme cluster --cluster household --weight weight",
    "--scheme survey --fpc share --stratum town", "--population 78",
  ])
  func `a survey goes on until its limits are known, or to the limit`(scheme: String) throws {
    let text = "FILE --statistic mean(score) --seed 3 --resamples 999 \(scheme)"
    let reached = try run("\(text) --monte-carlo-error 0.05")
    #expect(reached.status == 0 && reached.errors.isEmpty, "\(reached.errors)")
    let start = try #require(
      reached.output.firstRange(of: "Simulated until the limits are known to 0.05, which took ")
    ).upperBound
    let resamples = try #require(Int(reached.output[start...].prefix { $0.isNumber }))
    #expect(resamples > 999)
    // The bits of one run of as many.
    let digest = "digest "
    let once = try run("\(text) --resamples \(resamples)")
    let digests = try [reached, once].map { run in
      let start = try #require(run.output.firstRange(of: digest)).upperBound
      return run.output[start...].prefix(16)
    }
    #expect(digests[0] == digests[1])
    let limited = try run("\(text) --monte-carlo-error 0.0001 --limit 1999")
    #expect(limited.output.contains("the limit of 1999 resamples was reached before the limits of"))
  }

  @Test func `merged parts keep what was said of the rows and the population`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = try folder.write(Self.towns + "\nNA,1,east,4,3,30,0.1\n", to: "towns.csv")
    var parts: [String] = []
    for part in 1...2 {
      parts.append(folder.path + "/\(part).json")
      let run = try ProgramRun([
        "bootstrap", path, "--statistic", "mean(score)", "--scheme", "stratified", "--stratum",
        "town", "--fpc", "residents", "--missing", "drop", "--resamples", "999", "--seed", "1",
        "--shard", "\(part)/2", "--output", parts[part - 1],
      ])
      #expect(run.status == 0, "\(run.errors)")
    }
    let merged = try ProgramRun(["merge"] + parts + ["--format", "json"])
    for code in ["missing-values", "finite-population", "method-chosen"] {
      #expect(merged.output.contains("\"code\": \"\(code)\""))
    }
  }

  @Test(arguments: [
    ("stratified --stratum town --fpc differs", ":3:19: stratum 'n' has 8 here and 9 above"),
    ("stratified --stratum town --fpc mixed", ":7:7: 1 is a share and what is above it a number"),
    ("stratified --stratum town --fpc zero", ":2:9: 0 is neither a number of primary units nor"),
    (
      "stratified --stratum town --fpc small", ":11:11: stratum 'e' has 2 respondents here, and the"
    ),
    ("stratified --stratum town --fpc half", ":2:13: 2.5 is neither a number of primary units nor"),
    ("stratified --stratum town --fpc town", ":2:3: 'n' in column 'town' is not a number"),
    (
      "cluster --cluster house --fpc four",
      ":2:17: the population has 4 clusters here, and the sample 5"
    ),
    ("cluster --cluster four", ": there is one cluster only, from which no variance"),
    ("weighted --weight zero", ":2:9: a weight of 0 is not above 0"),
    ("stratified --stratum once", ": stratum 'x' has one primary unit, from which no variance"),
    (
      "ordinary --population 11", "--population: a population of 11 has no sample of 12 respondents"
    ),
    (
      "cluster --cluster house --population 4",
      "--population: a population of 4 has no sample of 5 clusters"
    ),
  ])
  func `impossible populations are bad data, with their places`(
    options: String, message: String
  ) throws {
    let towns = """
      score,town,house,mixed,zero,small,half,four,differs,once
      3,n,1,9,0,9,2.5,4,9,x
      5,n,2,9,0,9,2.5,4,8,y
      2,n,3,9,0,9,2.5,4,9,y
      4,n,4,9,0,9,2.5,4,9,y
      4,n,5,9,0,9,2.5,4,9,y
      1,s,1,1,0,9,2.5,4,9,y
      2,s,2,1,0,9,2.5,4,9,y
      5,s,3,1,0,9,2.5,4,9,y
      3,s,4,1,0,9,2.5,4,9,y
      6,e,1,1,0,2,2.5,4,9,y
      2,e,2,1,0,2,2.5,4,9,y
      5,e,3,1,0,2,2.5,4,9,y
      """
    try run("FILE --statistic mean(score) --scheme \(options)", towns: towns)
      .expectRefused(65, saying: message)
  }

  @Test(arguments: [
    (
      "FILE --statistic mean(score) --fpc share --population 50", "--population: and --fpc both say"
    ),
    (
      "FILE --statistic mean(score) --scheme survey --stratum town --population 50",
      "--population: is one number, and each stratum has its own population; give --fpc COLUMN"
    ),
    (
      "FILE --statistic mean(score) --scheme balanced --population 50",
      "--population: belongs to --scheme ordinary or stratified or cluster or survey"
    ),
    (
      "FILE --statistic mean(score) --method max-t --population 50",
      "--population: can't go together with --method max-t"
    ),
    ("37/50 --fpc share", "--fpc: names a column of a file; with counts give --population N"),
    ("37/50 --population few", "--population: 'few' is not a whole number"),
    ("36/50 40/50 --population 400", "--population: is for one sample, and two samples of counts"),
    (
      "36/50 40/50 --scheme survey", "--scheme: survey is for one sample, and two samples of counts"
    ),
    ("37/50 --scheme cluster", "--scheme: cluster needs a file with a column for it"),
  ])
  func `options that don't go together are usage errors`(text: String, message: String) throws {
    try run(text).expectRefused(64, message)
  }

  @Test(arguments: [
    ("20000000/50000000", "wilson or clopper-pearson"),
    ("20000000/50000000 --resamples 1000", "wilson or clopper-pearson"),
    ("20000000/50000000 --method studentized", "wilson or clopper-pearson"),
    ("4000000,10000000,16000000 --statistic median", "the order statistics"),
    ("4000000,10000000,16000000 --scores 3,5,7", "the estimate plus and minus z standard errors"),
    ("20000000/50000000 3/5", "newcombe"), ("--paired 20000000,1,2,3", "tango"),
  ])
  func `more respondents than are resampled get one sentence that says what to use`(
    text: String, instead: String
  ) throws {
    let found = try run(text)
    #expect(found.status == 65 && found.output.isEmpty)
    #expect(found.errors.contains("are more than the 10000000 that are resampled"))
    #expect(found.errors.contains("so use \(instead)"), "\(found.errors)")
  }

  @Test(arguments: ["1e36", "-9e307"])
  func `a number whose powers overflow is refused`(number: String) throws {
    let towns = Self.towns.replacing("4,450,", with: "\(number),450,")
    for statistic in ["mean(score)", "ratio(income,score)", "median(score)"] {
      let found = try run("FILE --statistic \(statistic) --method all", towns: towns)
      #expect(found.status == 65 && found.errors.contains("beyond 1e+35"), "\(found.errors)")
    }
    let counts = try run("4,9 --scores 1,\(number)")
    #expect(counts.status == 65 && counts.errors.contains("score 2 is"), "\(counts.errors)")
  }
}
