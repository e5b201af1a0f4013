/// When numbers look like names (codes of a scale, years) and not like counts.
enum NumericNames {
  /// Answers that are none, as code lists number them.
  private static let missing: Set<Double> = [
    7, 8, 9, 66, 77, 88, 96, 97, 98, 99, 666, 777, 888, 996, 997, 998, 999, 7777, 8888, 9999,
    -1, -2, -3, -4, -5, -6, -7, -8, -9, -77, -88, -97, -98, -99, -999,
  ]

  /// Whether numbers in a row or a column of a file are a list of codes or years.
  ///
  /// They are where they are consecutive whole numbers, up or down; years from 1900 to 2100 in order; or
  /// consecutive ones from 0 or 1 with codes of missing answers at either end, or with one number of a
  /// scale of 0 to 11 that nobody chose. Three numbers are enough; of two, which counts are by chance
  /// more often, only 0 and 1, 1 and 2, and years, and only where a table is left without them.
  ///
  /// - Parameters:
  ///   - numbers: The numbers in the file's order.
  ///   - lines: How many rows, or columns, are left when the numbers are names.
  static func areCodes(_ numbers: [Double], leaving lines: Int) -> Bool {
    guard numbers.count >= 2, numbers.allSatisfy({ $0 == $0.rounded() }) else { return false }
    if numbers.count == 2 {
      let pair = numbers.sorted()
      return lines >= 2 && (pair == [0, 1] || pair == [1, 2] || areYears(numbers))
    }
    return isRun(numbers) || areYears(numbers) || isScale(numbers)
  }

  /// Whether each number is one above, or each one below, the one before.
  private static func isRun(_ numbers: [Double]) -> Bool {
    let steps = zip(numbers.dropFirst(), numbers).map { $0 - $1 }
    return steps.allSatisfy { $0 == 1 } || steps.allSatisfy { $0 == -1 }
  }

  private static func areYears(_ numbers: [Double]) -> Bool {
    numbers.allSatisfy { (1900...2100).contains($0) }
      && (isAscending(numbers) || isAscending(numbers.reversed()))
  }

  /// Whether the numbers are codes from 0 or 1 on, with a gap or with codes of missing answers.
  private static func isScale(_ numbers: [Double]) -> Bool {
    var rest = numbers[...]
    while let first = rest.first, first < 0, missing.contains(first) { rest = rest.dropFirst() }
    // The last codes of a run may be missing answers too (6, 7): they are cut off only where they stand
    // apart, or stand above others that do.
    let apart = rest.indices.dropFirst().first { rest[$0] != rest[$0 - 1] + 1 }
    if let apart, rest[apart...].allSatisfy(missing.contains) { rest = rest[..<apart] }
    let codes = Array(rest)
    guard codes.count >= 2, let lowest = codes.min(), let highest = codes.max(),
      lowest == 0 || lowest == 1
    else { return false }
    if codes.count < numbers.count { return isRun(codes) }
    return codes.count >= 4 && isAscending(codes) && highest <= 11
      && Int(highest - lowest) == codes.count
  }

  /// Whether each number is above the one before, as names are sorted.
  static func isAscending(_ numbers: [Double]) -> Bool {
    zip(numbers.dropFirst(), numbers).allSatisfy { $0 > $1 }
  }
}
