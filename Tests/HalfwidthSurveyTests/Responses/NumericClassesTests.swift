import Halfwidth
import Testing

@testable import HalfwidthSurvey

/// Classes of equal width for a picture.
@Suite struct NumericClassesTests {
  private func classes(_ values: [Double]) throws -> NumericClasses? {
    NumericClasses(try NumericSample(values))
  }

  @Test func `whole numbers have whole classes`() throws {
    let ten = try #require(try classes([1, 2, 2, 3, 5]))
    #expect(ten.labels == ["1", "2", "3", "4", "5"] && ten.counts == [1, 2, 1, 0, 1])
    let ages = try #require(try classes([18, 19, 25, 31, 44, 67]))
    #expect(ages.labels.first == "10 to 19" && ages.labels.last == "60 to 69")
    #expect(ages.counts == [2, 1, 1, 1, 0, 1])
    #expect(
      try classes([-3, -1, 0, 4])?.labels == ["-4 to -3", "-2 to -1", "0 to 1", "2 to 3", "4 to 5"])
  }

  /// Sixths and tenths that doubles hold only nearly stay in the class that they begin.
  @Test func `an edge belongs to the class that begins with it`() throws {
    let found = try #require(try classes([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]))
    #expect(found.counts == [2, 2, 2, 2, 2])
    #expect(found.labels[1] == "0.2 to under 0.4")
  }

  @Test func `one value far off does not make many classes`() throws {
    let found = try #require(try classes((1...40).map(Double.init) + [1e9]))
    #expect(found.counts.count <= 15 && found.counts.reduce(0, +) == 41)
  }

  @Test func `numbers far from 0 and near to each other`() throws {
    let found = try #require(try classes([1e15, 1e15 + 1, 1e15 + 2]))
    #expect(found.counts.reduce(0, +) == 3)
    #expect(try classes([7, 7, 7]) == nil)
  }
}
