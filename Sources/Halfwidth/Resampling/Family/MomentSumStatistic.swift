/// Which columns and moments some statistics need, each once.
struct MomentLayout {
  private(set) var columns: [MomentMatrixKernel.Column] = []
  private(set) var moments: [MomentMatrixKernel.Moment] = []
  private var columnPlaces: [MomentMatrixKernel.Column: Int] = [:]
  private var momentPlaces: [MomentMatrixKernel.Moment: Int] = [:]

  /// Returns the number of a column.
  mutating func column(_ values: [Double], rows: [Int]?) -> Int {
    let column = MomentMatrixKernel.Column(values, rows: rows)
    if let place = columnPlaces[column] { return place }
    columns.append(column)
    columnPlaces[column] = columns.count - 1
    return columns.count - 1
  }

  /// Returns the number of a moment.
  mutating func moment(_ moment: MomentMatrixKernel.Moment) -> Int {
    var moment = moment
    if case .product(let first, let second) = moment, first > second {
      moment = .product(second, first)
    }
    if let place = momentPlaces[moment] { return place }
    moments.append(moment)
    momentPlaces[moment] = moments.count - 1
    return moments.count - 1
  }
}

/// A smooth function of means, as found from the sums of a ``MomentMatrixKernel``.
///
/// As ``MomentEvaluator`` has it, with the same guard: where deviations from a resample's
/// mean are small beside those from the centre there is no value, and it must be found by definition.
struct MomentSumStatistic: Sendable {
  /// An independent sample's part: its columns' units, and where its sums are.
  private struct Part: Sendable {
    var count: Double
    var columns: (x: Int, y: Int)
    var units = KernelMoments.Units()
    var places: KernelMoments.Places
  }

  private let kind: StatisticKind
  private var parts: [Part] = []

  /// Finds a statistic's moments; nil for one of order statistics, and for a function of the user.
  ///
  /// A smooth function of weights has none, and is found by definition in each resample.
  ///
  /// - Parameter rows: The number of rows of the whole sample.
  init?(_ statistic: PreparedStatistic, rows: Int, layout: inout MomentLayout) {
    guard let kind = statistic.form.kind, let source = statistic.form.definition?.source else {
      return nil
    }
    let needs: Set<MomentTerm>
    switch source {
    case .moments(let definition): needs = type(of: definition).needs
    // The kernel adds up something, whatever it is for.
    case .weights: needs = [.x]
    case .order: return nil
    }
    self.kind = kind
    for part in statistic.parts {
      let own = part.count == rows ? nil : part.rows
      let x = layout.column(part.x, rows: own)
      let y = part.y.isEmpty ? x : layout.column(part.y, rows: own)
      let places = KernelMoments.Places(needs) { term in
        // A label's sum comes first.
        1 + layout.moment(term.moment(x, y))
      }
      parts.append(Part(count: Double(part.count), columns: (x, y), places: places))
    }
  }

  /// Learns the units of the kernel's columns.
  mutating func bind(_ axes: [MomentAxis]) {
    for index in parts.indices {
      let (x, y) = parts[index].columns
      parts[index].units = KernelMoments.Units(axes[x], axes[y])
    }
  }

  /// Returns the statistic, or no finite number where it must be found by definition.
  @inline(__always)
  func value(_ sums: Span<Double>) -> Double {
    let first = value(parts[0], sums)
    return parts.count == 1 ? first : first - value(parts[1], sums)
  }

  @inline(__always)
  private func value(_ part: Part, _ sums: Span<Double>) -> Double {
    let n = part.count
    return kind.value(
      of: KernelMoments(sums, at: part.places, in: part.units, total: n, factor: n / (n - 1)))
  }
}

extension MomentTerm {
  /// It as a moment of two columns.
  fileprivate func moment(_ x: Int, _ y: Int) -> MomentMatrixKernel.Moment {
    switch self {
    case .x: .column(x)
    case .y: .column(y)
    case .xx: .product(x, x)
    case .yy: .product(y, y)
    case .xy: .product(x, y)
    }
  }
}
