import Halfwidth
import HalfwidthSurvey
import Synchronization
import TestSupport
import Testing

@testable import HalfwidthCommands

/// A file that tells how often its cells were read.
private final class CountedFile: RespondentSource {
  private let file: DelimitedRespondents
  private let passes = Mutex<[[Int]]>([])

  init(_ path: String) throws { file = try DelimitedRespondents.read(path) }

  var path: String { file.path }
  var columns: [RespondentColumn] { file.columns }
  var format: DelimitedFormat { file.format }
  /// The columns of each pass.
  var asked: [[Int]] { passes.withLock { $0 } }

  func cells(of places: [Int]) -> RespondentCells {
    passes.withLock { $0.append(places) }
    return file.cells(of: places)
  }

  func place(row: Int, column: Int) -> String? { file.place(row: row, column: column) }
}

@Suite struct OnePassTests {
  static let rows =
    "id,q1,q2,g,w,note,q3\n1,4,1,a,1.5,x,1\n2,5,0,b,2,y,0\n3,3,1,a,1,z,1\n4,1,1,b,1,,0\n"
  static let design = DesignColumns(weight: "w")

  private func counted() throws -> CountedFile {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    return try CountedFile(try folder.write(Self.rows, to: "data.csv"))
  }

  @Test(arguments: [
    (["mean(q*)"], [1, 2, 4, 6]), (["mean(q1)"], [1, 4]),
    (["proportion(q2)", "mean(q1)"], [1, 2, 4]),
    (["difference(mean(q*), by: g)", "proportion(note = x)", "mean(q*)"], [1, 2, 3, 4, 5, 6]),
    (["correlation(*, q1)"], [0, 1, 2, 3, 4, 5, 6]),
  ])
  func `a file is gone through once for all statistics`(
    statistics: [String], columns: [Int]
  ) throws {
    let file = try counted()
    let table = BootstrapData.table(RespondentTable(file), for: statistics, others: ["w"])
    let texts = try BootstrapData.expanded(statistics, of: table, others: ["w"]).texts
    #expect(texts.count >= statistics.count)
    for text in texts {
      _ = try BootstrapData.file(
        table, statistic: text, design: Self.design, drawsUnits: false,
        missing: .drop)
    }
    // Four rows may be too few for a family; its columns are asked for before.
    _ = try? FamilyData(
      file: table, statistics: texts, missing: .drop, scales: AnswerScales(), place: "--scale")
    #expect(file.asked == [columns])
  }
}
