/// Which categories of a square table are joined by respondents who moved between them.
///
/// The covariance of the differences of margins is the Laplacian of this graph, with the numbers of
/// those respondents as weights: its rank, k less the number of components, is known from whole
/// numbers, where elimination would have to tell a small pivot from 0.
struct SquareDiscordance {
  /// The joined categories, each group in ascending order; a category that nobody moved to or from is a
  /// group of its own.
  private(set) var components: [[Int]] = []
  /// Whether levels can be given to the categories so that every respondent who moved fell by one.
  private(set) var movesAreOneStep = true

  /// - Complexity: O(k^2).
  init(_ table: SquareTable) {
    var levels = [Int?](repeating: nil, count: table.categories)
    for start in levels.indices where levels[start] == nil {
      levels[start] = 0
      var component = [start]
      var next = 0
      while next < component.count {
        let i = component[next]
        next += 1
        for j in levels.indices where j != i {
          for (moved, step) in [(table[i, j], -1), (table[j, i], 1)] where moved > 0 {
            let level = (levels[i] ?? 0) + step
            if let known = levels[j] {
              if known != level { movesAreOneStep = false }
            } else {
              levels[j] = level
              component.append(j)
            }
          }
        }
      }
      components.append(component.sorted())
    }
  }

  /// Whether the covariance has the rank k - 1 that the test needs.
  var isConnected: Bool { components.count == 1 }
  /// The number of categories that nobody moved to or from.
  var isolated: Int { components.count { $0.count == 1 } }
  /// The rank of the covariance.
  var rank: Int { components.reduce(0) { $0 + $1.count - 1 } }
}
