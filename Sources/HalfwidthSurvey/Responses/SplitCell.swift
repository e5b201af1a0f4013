/// A cell that holds several options with a text between them, which options may hold as well.
struct SplitCell {
  /// What a cell was found to hold.
  enum Found: Hashable {
    /// Options by their places, ascending.
    case options([Int])
    /// No options, or something beside them.
    case none
    /// It can be read in two ways.
    case ambiguous
  }

  /// The text between options.
  let separator: String
  /// How often it may stand within an option.
  let inOption: Int

  /// - Parameter options: The options' words.
  init(separator: String, options: some Sequence<String>) {
    self.separator = separator
    inOption = options.map { Self.pieces($0, separator).count - 1 }.max() ?? 0
  }

  /// How many readings are told apart up to a place in the cell.
  private static let mostReadings = 8

  /// Finds the options of a cell.
  ///
  /// All ways are gone to put pieces together to options; the cell holds what all of them say. Spaces around pieces
  /// don't matter, and empty pieces are none.
  ///
  /// - Parameter option: The place of an option by its words; nil for other words.
  /// - Complexity: O(n k) calls of `option` for n pieces and options of up to k of them.
  func options(_ text: String, option: (String) -> Int?) -> Found {
    let pieces = Self.pieces(text, separator)
    // The options of the pieces up to each, in each reading.
    var readings: [[Set<Int>]] = [[[]]]
    for end in 1...pieces.count {
      var found: [Set<Int>] = pieces[end - 1].words.isEmpty ? readings[end - 1] : []
      for start in max(0, end - 1 - inOption)..<end where !readings[start].isEmpty {
        let words = pieces[start..<end].joined(separator: separator).words
        guard !words.isEmpty, let place = option(words) else { continue }
        for reading in readings[start] {
          let longer = reading.union([place])
          if !found.contains(longer), found.count < Self.mostReadings { found.append(longer) }
        }
      }
      readings.append(found)
    }
    let whole = readings[pieces.count].filter { !$0.isEmpty }
    switch whole.count {
    case 0: return .none
    case 1: return .options(whole[0].sorted())
    default: return .ambiguous
    }
  }

  private static func pieces(_ text: String, _ separator: String) -> [String] {
    text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
