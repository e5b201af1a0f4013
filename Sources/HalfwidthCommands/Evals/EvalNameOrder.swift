internal import HalfwidthSurvey

/// The order of names, which that of rows doesn't change: numbers by their size, and after them texts by their characters.
enum EvalNameOrder {
  /// Returns the place of each name in that order; no two have the same.
  ///
  /// - Parameter names: Different ones.
  static func places(_ names: [String]) -> [Int] {
    let numbers = names.map(CellNumber.plain)
    let order = names.indices.sorted { one, two in
      switch (numbers[one], numbers[two]) {
      case (let first?, let second?) where first != second: return first < second
      case (_?, nil): return true
      case (nil, _?): return false
      case (_?, _?), (nil, nil):
        return names[one].unicodeScalars.lexicographicallyPrecedes(names[two].unicodeScalars)
      }
    }
    var places = [Int](repeating: 0, count: names.count)
    for (place, name) in order.enumerated() { places[name] = place }
    return places
  }
}
