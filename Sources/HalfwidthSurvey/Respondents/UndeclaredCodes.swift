/// Codes of missing answers, such as 99, that stand among the answers of a short scale and were not declared.
///
/// All values are whole, the others lie in at most eleven consecutive whole numbers, and the odd ones are
/// among the codes that surveys use, apart from each of the others by at least 2. Among other whole numbers, such as
/// ages, they are codes from 997 on that are more than three times as large as all of them.
public enum UndeclaredCodes {
  /// The codes that surveys use for "don't know", "refused" and the like.
  ///
  /// Beside 7, 8, 9, their doubles and triples and -1 to -9, the two highest of each length: 98 stands for
  /// "don't know" where 99 is "refused".
  static let known: Set<Int> = Set(
    [7, 8, 9, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9_997, 9_998, 9_999]
      + [-77, -88, -97, -98, -99, -777, -888, -998, -999, -9_999] + Array(-9 ... -1))

  /// The most consecutive whole numbers of a short scale.
  static let longestScale = 11
  /// The smallest code among other numbers than those of a scale, and how many times as large as these it is.
  private static let (farCode, farTimes) = (997, 3)

  /// What was found in a column.
  public struct Found: Hashable, Sendable {
    /// The odd values, ascending.
    public var codes: [Int]
    /// The scale of the others, or from the least to the most of them.
    public var scale: ClosedRange<Int>

    /// Whether the others are more numbers than a scale has.
    var isFar: Bool { scale.count > longestScale }
  }

  private static let table = -10_000...10_100

  /// Finds the codes that look undeclared; nil where there is none.
  ///
  /// - Parameters:
  ///   - values: Finite numbers.
  ///   - valid: Codes that a person said are answers.
  /// - Complexity: O(n)
  public static func find(in values: [Double], valid: [Double] = []) -> Found? {
    var isThere = [Bool](repeating: false, count: table.count)
    for value in values {
      guard value >= Double(table.lowerBound), value <= Double(table.upperBound),
        value == Double(Int(value))
      else { return nil }
      isThere[Int(value) - table.lowerBound] = true
    }
    let distinct = table.filter { isThere[$0 - table.lowerBound] }
    let isValid = Set(valid)
    var odd = distinct.filter { known.contains($0) && !isValid.contains(Double($0)) }
    var others = distinct.filter { !odd.contains($0) }
    // A code beside an answer is one of the scale, and so is the next one beside it.
    while let place = odd.firstIndex(where: { code in
      others.contains { !isValid.contains(Double($0)) && abs($0 - code) < 2 }
    }) {
      others.append(odd.remove(at: place))
    }
    // What was declared valid may stand far off itself.
    let scale = others.filter { !isValid.contains(Double($0)) }
    guard !odd.isEmpty, let least = scale.min(), let most = scale.max() else { return nil }
    if most - least < longestScale { return Found(codes: odd, scale: least...most) }
    let far = odd.filter { $0 >= farCode }
    let near = scale + odd.filter { $0 < farCode }
    guard !far.isEmpty, let least = near.min(), let most = near.max(), least >= 0,
      far.allSatisfy({ $0 > farTimes * most })
    else { return nil }
    return Found(codes: far, scale: least...most)
  }

  /// A sentence's part that names what was found.
  public static func words(_ found: Found, column: String) -> String {
    let codes = found.codes.map(String.init).joined(separator: ", ")
    let scale =
      found.scale.count == 1
      ? "\(found.scale.lowerBound)"
      : "\(found.scale.lowerBound) to \(found.scale.upperBound)"
    return
      "column '\(column)' has \(codes) beside values of \(scale), as surveys code missing answers"
  }

  /// What was found and how it is declared, as one sentence without a full stop.
  static func refusal(_ found: Found, column: String) -> String {
    let codes = found.codes.map(String.init).joined(separator: ",")
    return
      "\(words(found, column: column)); give --missing-codes \(codes) if they stand for no answer, or "
      + "--valid-codes \(codes) if they are answers"
  }
}
