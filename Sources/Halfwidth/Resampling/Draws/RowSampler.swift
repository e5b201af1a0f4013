internal import NumericCore

/// Draws the rows of resamples under a scheme.
///
/// ## Who owns which words
///
/// Ordinary resamples: as `BoundedDraws` lays them out, from the block's first word. Groups: the same for
/// each group, that of group *g* from word *g* 2^36. Weights: draw *d* of resample *i* has word *i n* + *d*. Balanced: as
/// `BalancedDraws` lays them out, where a block is a thousand resamples.
struct RowSampler: Sendable {
  /// How many resamples belong to one block of words.
  let unit: Int
  /// How many rows there are.
  let rows: Int
  /// How many of them each resample draws.
  let draws: Int
  private let form: Form

  private enum Form: Sendable {
    case ordinary(BoundedDraws)
    case balanced(BalancedDraws)
    /// Each group's plan, and its rows.
    case grouped([(plan: BoundedDraws, members: [UInt32])])
    case weighted(AliasTable)
  }

  /// - Throws: ``ResampleError/scheme(_:)`` where the scheme does not fit the number of rows, which is in
  ///   1...2^21.
  init(_ scheme: ResampleScheme, rows: Int) throws(ResampleError) {
    self.rows = rows
    draws = rows
    switch scheme {
    case .ordinary:
      unit = StreamBlock.resamples
      form = .ordinary(BoundedDraws(bound: rows, draws: rows))
    case .balanced:
      guard rows <= UInt16.max else { throw .rows(count: rows, allowed: 1...Int(UInt16.max)) }
      unit = BalancedDraws.resamples
      form = .balanced(BalancedDraws(rows: rows))
    case .grouped(let groups):
      guard groups.count == rows else {
        throw .scheme("\(groups.count) rows have a group, and there are \(rows); name each row's")
      }
      guard let first = groups.min(), let last = groups.max(), first >= 0, last < 1 << 20 else {
        throw .scheme("groups are numbered from 0 to 1048575; number them so")
      }
      var members = [[UInt32]](repeating: [], count: last + 1)
      for (row, group) in groups.enumerated() { members[group].append(UInt32(row)) }
      unit = StreamBlock.resamples
      form = .grouped(
        members.map { (BoundedDraws(bound: max(1, $0.count), draws: $0.count), $0) })
    case .weighted(let weights):
      guard weights.count == rows else {
        throw .scheme("\(weights.count) rows have a weight, and there are \(rows); weight each row")
      }
      guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }), weights.contains(where: { $0 > 0 })
      else {
        throw .scheme("a weight is negative or not finite, or all are 0; correct the weights")
      }
      guard rows <= AliasTable.largestCount else {
        throw .rows(count: rows, allowed: 1...AliasTable.largestCount)
      }
      unit = StreamBlock.resamples
      form = .weighted(AliasTable(weights: weights))
    }
  }

  /// Draws primary units of a survey: in each stratum one fewer than it has.
  init(_ survey: SurveyResampling) {
    rows = survey.strata.count
    draws = survey.members.reduce(0) { $0 + $1.count - 1 }
    unit = StreamBlock.resamples
    form = .grouped(
      survey.members.map { members in
        (BoundedDraws(bound: members.count, draws: members.count - 1), members.map(UInt32.init))
      })
  }

  /// Whether the resamples of a block are drawn together, however few are asked for.
  var drawsWholeUnits: Bool {
    if case .balanced = form { true } else { false }
  }

  /// About how long a draw takes.
  var nanoseconds: Double {
    switch form {
    case .ordinary, .grouped: 0.2
    case .weighted: 1
    case .balanced: 2
    }
  }

  /// Draws the rows of some resamples of a block, one resample after the other.
  ///
  /// - Parameter numbers: Resized to what is drawn. Its type holds all rows.
  func draw<Row: RowNumber>(
    _ numbers: inout [Row], resamples within: Range<Int>, of block: StreamBlock
  ) {
    switch form {
    case .ordinary(let plan):
      numbers.resize(to: draws * within.count)
      var span = numbers.mutableSpan
      plan.fill(&span, resamples: within, of: block)
    case .balanced(let plan):
      numbers.resize(to: rows * unit)
      var span = numbers.mutableSpan
      plan.fill(&span, of: block)
      if within.count < unit {
        numbers = Array(numbers[within.lowerBound * rows..<within.upperBound * rows])
      }
    case .grouped(let groups):
      numbers.resize(to: draws * within.count)
      var own: [UInt32] = []
      var offset = 0
      for (group, (plan, members)) in groups.enumerated() {
        own.resize(to: plan.draws * within.count)
        var span = own.mutableSpan
        plan.fill(&span, resamples: within, of: block, startingAt: group << 36)
        for resample in 0..<within.count {
          let drawn = own.span.extracting(
            resample * plan.draws..<(resample + 1) * plan.draws)
          Self.copy(drawn, of: members, to: &numbers, at: resample * draws + offset)
        }
        offset += plan.draws
      }
    case .weighted(let table):
      numbers.resize(to: draws * within.count)
      var words = [UInt64](repeating: 0, count: rows)
      var outcomes = [UInt32](repeating: 0, count: rows)
      for (place, resample) in within.enumerated() {
        var span = words.mutableSpan
        block.fill(&span, startingAt: resample * rows)
        var found = outcomes.mutableSpan
        table.fill(&found, from: span.span)
        for draw in 0..<rows {
          numbers[place * rows + draw] = Row(truncatingIfNeeded: outcomes[draw])
        }
      }
    }
  }

  /// Writes the members that were drawn.
  private static func copy<Row: RowNumber>(
    _ drawn: Span<UInt32>, of members: [UInt32], to numbers: inout [Row], at start: Int
  ) {
    // Draws are below the number of members.
    unsafe members.withUnsafeBufferPointer { members in
      unsafe numbers.withUnsafeMutableBufferPointer { numbers in
        for i in drawn.indices {
          let member = unsafe members[Int(drawn[unchecked: i])]
          unsafe numbers[start &+ i] = Row(truncatingIfNeeded: member)
        }
      }
    }
  }
}
