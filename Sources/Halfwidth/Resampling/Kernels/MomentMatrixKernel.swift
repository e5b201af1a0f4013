internal import NumericCore

/// Sums over the rows of each resample, for many columns and products of columns at once.
///
/// Smooth functions of means (means, variances, correlations, ratios, slopes) follow from such sums, each
/// column of data being held once however many statistics need it. Columns are centred and scaled before,
/// so that squares neither cancel nor overflow; sums of whole numbers are exact.
///
/// There are two ways to the sums. ``Way/rows`` adds the rows drawn. ``Way/product`` counts how often each
/// resample drew each row, and multiplies the counts of 256 resamples with the table by `dgemm`, on one
/// thread. Which one is taken depends on the table's size and on the library loaded, never on a clock, so
/// that a machine with one library always gives the same bits.
package struct MomentMatrixKernel: Sendable {
  /// A column of data, or some rows of one.
  package struct Column: Hashable, Sendable {
    /// The numbers, all finite, one for each of the rows.
    package var values: [Double]
    /// The rows that the numbers belong to, the others adding nothing; nil for all.
    package var rows: [Int]?

    /// Creates a column.
    package init(_ values: [Double], rows: [Int]? = nil) {
      self.values = values
      self.rows = rows
    }
  }

  /// What is added up over the rows drawn, in the columns' own units.
  package enum Moment: Hashable, Sendable {
    /// A column.
    case column(Int)
    /// The product of two columns, or the square of one.
    case product(Int, Int)
  }

  /// A way to the sums.
  package enum Way: Hashable, Sendable {
    /// Adds the rows drawn: the quicker one for few columns.
    case rows
    /// Multiplies counts with the table: the quicker one for many columns, with a fast library.
    case product
  }

  /// The most rows whose counts are multiplied: those of 256 resamples take 16 MB then.
  package static let mostProductRows = 1 << 13
  /// The fewest moments for which a product is the quicker way, with OpenBLAS.
  package static let fewestProductMoments = 64

  /// The most numbers in the table, rows times moments: those of 2 GB.
  package static let mostNumbers = 1 << 28

  /// The number of rows.
  package let rows: Int
  /// The columns of data.
  package let columns: [Column]
  /// What is added up.
  package let moments: [Moment]
  /// The way that is taken.
  package let way: Way
  /// How many numbers lie between the sums of two resamples in what ``reduce`` hands out.
  let stride: Int
  let axes: [MomentAxis]
  let sampler: RowSampler
  private let table: RowSumTable

  /// Creates the kernel of some moments.
  ///
  /// - Parameters:
  ///   - columns: At least one.
  ///   - moments: At least one, of columns that are there.
  ///   - rows: How many rows there are.
  ///   - scheme: How they are drawn.
  ///   - way: How the sums are found; nil for the quicker way as it was measured.
  /// - Throws: ``ResampleError`` for columns of other lengths, numbers that aren't finite, moments of
  ///   columns that aren't there, and a scheme that does not fit the rows.
  package init(
    columns: [Column], moments: [Moment], rows: Int, scheme: ResampleScheme = .ordinary,
    way: Way? = nil
  ) throws(ResampleError) {
    let allowed = 1...(1 << 21)
    guard allowed.contains(rows) else { throw .rows(count: rows, allowed: allowed) }
    guard (1...1 << 16).contains(moments.count) else {
      throw .items(count: moments.count, largest: 1 << 16)
    }
    guard rows * (moments.count + 8) <= Self.mostNumbers else {
      throw .statistic(
        "\(moments.count) moments of \(rows) rows are more than \(Self.mostNumbers) numbers; give "
          + "fewer statistics at a time")
    }
    for (index, column) in columns.enumerated() {
      guard column.values.count == column.rows?.count ?? rows else {
        throw .length(
          index: index, count: column.values.count, expected: column.rows?.count ?? rows)
      }
      if let row = column.values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(row: row, column: index)
      }
      guard column.rows?.allSatisfy({ (0..<rows).contains($0) }) ?? true else {
        throw .statistic("a column has numbers of rows that are not there; give rows from 0")
      }
    }
    guard moments.allSatisfy({ $0.columns.allSatisfy(columns.indices.contains) }) else {
      throw .statistic("a moment is one of a column that is not there; number them from 0")
    }
    self.rows = rows
    self.columns = columns
    self.moments = moments
    self.way = way ?? Self.quickerWay(rows: rows, moments: moments.count)
    sampler = try RowSampler(scheme, rows: rows)
    let axes = columns.map { MomentAxis($0.values) }
    let units = zip(columns, axes).map { column, axis in
      guard let own = column.rows else { return axis.units }
      var units = [Double](repeating: 0, count: rows)
      for (row, unit) in zip(own, axis.units) { units[row] = unit }
      return units
    }
    let labels = RowLabels(rows: rows)
    table = RowSumTable(rows: rows, columns: 1 + moments.count) { row, column in
      if column == 0 { return Double(labels[row]) }
      return switch moments[column - 1] {
      case .column(let index): units[index][row]
      case .product(let first, let second): units[first][row] * units[second][row]
      }
    }
    self.axes = axes
    stride = table.stride
  }

  /// The way that was measured to be the quicker one.
  ///
  /// It is the product where the library multiplies fast and there are at least
  /// ``fewestProductMoments``, of at most ``mostProductRows`` rows.
  package static func quickerWay(rows: Int, moments: Int) -> Way {
    RowSumTable.hasFastProduct && moments >= fewestProductMoments && rows <= mostProductRows
      ? .product : .rows
  }

  /// Draws a plan's resamples and keeps all sums: those of resample *i* begin at *i* times the number of
  /// moments.
  ///
  /// - Throws: ``ResampleError/cancelled(after:)`` where `progress` returned false,
  ///   ``ResampleError/resamples(_:)`` for more than 2^27 sums.
  /// - Complexity: O(rows * moments) time for each resample.
  package func sums(
    _ plan: ResamplePlan, progress: ResampleProgress? = nil
  ) throws(ResampleError) -> [Double] {
    let width = moments.count
    guard plan.count <= ResampleReplicates.most / width else { throw .resamples(plan.count) }
    var found = [Double](repeating: 0, count: plan.count * width)
    let first = plan.resamples.lowerBound
    _ = try unsafe found.withUnsafeMutableBufferPointer { buffer throws(ResampleError) in
      // Each part of the run writes the places of its own resamples.
      nonisolated(unsafe) let places = unsafe buffer
      return try reduce(plan, progress: progress) {
        false
      } body: { _, resamples, sums, _ in
        for (i, resample) in resamples.enumerated() {
          for moment in 0..<width {
            unsafe places[(resample - first) * width + moment] = sums[i * stride + 1 + moment]
          }
        }
      }
    }
    return found
  }

  /// Draws a plan's resamples and hands on their sums.
  ///
  /// - Parameters:
  ///   - makeState: Makes the state of one thread; see ``JointKernel/reduce(_:progress:into:body:)``.
  ///   - body: Gets the numbers of some resamples, their sums, and a function that returns how often the
  ///     i-th of them drew each row. The sums of the i-th begin at i times ``stride``: the sum of the
  ///     rows' labels first, then the moments.
  /// - Returns: The states of all threads.
  func reduce<State: Sendable>(
    _ plan: ResamplePlan, progress: ResampleProgress?, into makeState: @Sendable () -> State,
    body: @Sendable (inout State, Range<Int>, Span<Double>, (_ place: Int) -> [Int]) -> Void
  ) throws(ResampleError) -> [State] {
    if rows <= 256 {
      return try reduce(plan, UInt8.self, progress: progress, into: makeState, body: body)
    }
    if rows <= 65_536 {
      return try reduce(plan, UInt16.self, progress: progress, into: makeState, body: body)
    }
    return try reduce(plan, UInt32.self, progress: progress, into: makeState, body: body)
  }

  private func reduce<State: Sendable, Row: RowNumber>(
    _ plan: ResamplePlan, _ type: Row.Type, progress: ResampleProgress?,
    into makeState: @Sendable () -> State,
    body: @Sendable (inout State, Range<Int>, Span<Double>, (Int) -> [Int]) -> Void
  ) throws(ResampleError) -> [State] {
    if way == .product { LinearAlgebraLibrary.setOpenBLASThreads(1) }
    let cost = Double(rows) * (sampler.nanoseconds + 0.05 * Double(stride))
    return try ResampleDriver.run(
      plan, unit: sampler.unit, nanoseconds: cost, progress: progress, makeState: makeState
    ) { state, resamples in
      var drawn: [Row] = []
      var sums: [Double] = []
      var counts: [Double] = []
      ResampleDriver.eachUnit(resamples, unit: sampler.unit) { unit, within in
        let block = plan.block(unit)
        let start = unit * sampler.unit
        switch way {
        case .rows:
          eachDraw(within, of: block, &drawn) { part, drawn in
            addRows(drawn, resamples: part.count, &sums)
            body(&state, start + part.lowerBound..<start + part.upperBound, sums.span) { place in
              Self.counts(drawn, of: place, rows: rows, draws: sampler.draws)
            }
          }
        case .product:
          eachProduct(within, of: block, &drawn, &counts, &sums) { part, counts, sums in
            body(&state, start + part.lowerBound..<start + part.upperBound, sums) { place in
              (place * rows..<(place + 1) * rows).map { Int(counts[$0]) }
            }
          }
        }
      }
    }
  }

  /// Hands out some resamples' rows at a time: enough to warm the table, and no more than stay in cache.
  private func eachDraw<Row: RowNumber>(
    _ within: Range<Int>, of block: StreamBlock, _ drawn: inout [Row],
    _ body: (_ part: Range<Int>, _ drawn: Span<Row>) -> Void
  ) {
    let most = sampler.drawsWholeUnits ? within.count : max(8, 16_384 / max(1, sampler.draws))
    for start in Swift.stride(from: within.lowerBound, to: within.upperBound, by: most) {
      let part = start..<min(start + most, within.upperBound)
      sampler.draw(&drawn, resamples: part, of: block)
      body(part, drawn.span)
    }
  }

  private func addRows<Row: RowNumber>(
    _ drawn: Span<Row>, resamples: Int, _ sums: inout [Double]
  ) {
    if sums.count != resamples * stride {
      sums = [Double](repeating: 0, count: resamples * stride)
    }
    var span = sums.mutableSpan
    // Rows come from a sampler of as many rows as the table has.
    unsafe table.addKnown(
      &span, resamples: resamples, draws: drawn.bytes, bytes: MemoryLayout<Row>.size)
  }

  /// Hands out the products' resamples with their counts and sums.
  ///
  /// A resample has the same place whichever of its block are drawn.
  private func eachProduct<Row: RowNumber>(
    _ within: Range<Int>, of block: StreamBlock, _ drawn: inout [Row], _ counts: inout [Double],
    _ sums: inout [Double],
    _ body: (_ part: Range<Int>, _ counts: Span<Double>, _ sums: Span<Double>) -> Void
  ) {
    let size = RowSumTable.productResamples
    if sums.count != size * stride { sums = [Double](repeating: 0, count: size * stride) }
    if sampler.drawsWholeUnits { sampler.draw(&drawn, resamples: within, of: block) }
    var first = within.lowerBound / size * size
    while first < within.upperBound {
      let part = max(first, within.lowerBound)..<min(first + size, within.upperBound)
      if counts.count != size * rows { counts = [Double](repeating: 0, count: size * rows) }
      var span = counts.mutableSpan
      span.update(repeating: 0)
      if sampler.drawsWholeUnits {
        let start = (part.lowerBound - within.lowerBound) * sampler.draws
        let own = drawn.span.extracting(start..<start + part.count * sampler.draws)
        count(own, from: part.lowerBound - first, &span)
      } else {
        eachDraw(part, of: block, &drawn) { drawnPart, drawn in
          count(drawn, from: drawnPart.lowerBound - first, &span)
        }
      }
      var product = sums.mutableSpan
      table.multiply(span.span, into: &product)
      let places = part.lowerBound - first..<part.upperBound - first
      body(
        part, span.span.extracting(places.lowerBound * rows..<places.upperBound * rows),
        product.span.extracting(places.lowerBound * stride..<places.upperBound * stride))
      first += size
    }
  }

  /// Counts the rows drawn by resamples whose places in the product begin at `place`.
  private func count<Row: RowNumber>(
    _ drawn: Span<Row>, from place: Int, _ counts: inout MutableSpan<Double>
  ) {
    let draws = sampler.draws
    // Rows come from a sampler of as many rows as there are counts for.
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe drawn.withUnsafeBufferPointer { drawn in
        for resample in 0..<drawn.count / draws {
          let own = unsafe counts.baseAddress.unsafelyUnwrapped + (place + resample) * rows
          for draw in resample * draws..<(resample + 1) * draws {
            unsafe own[Int(drawn[draw])] += 1
          }
        }
      }
    }
  }

  private static func counts<Row: RowNumber>(
    _ drawn: Span<Row>, of place: Int, rows: Int, draws: Int
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: rows)
    for draw in place * draws..<(place + 1) * draws { counts[Int(drawn[draw])] += 1 }
    return counts
  }
}

extension MomentMatrixKernel.Moment {
  /// The columns that it is one of.
  var columns: [Int] {
    switch self {
    case .column(let index): [index]
    case .product(let first, let second): [first, second]
    }
  }
}
