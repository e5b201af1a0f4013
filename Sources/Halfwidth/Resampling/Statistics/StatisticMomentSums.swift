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
/// The same formulas as those of ``MomentEvaluator``, with their limits: where deviations from a resample's
/// mean are small beside those from the centre there is no value, and it must be found by definition.
struct MomentSumStatistic: Sendable {
  private enum Form: Sendable {
    case mean, variance, standardDeviation, correlation, ratio, slope
  }

  /// An independent sample's part: its columns' units, and where its sums are.
  private struct Part: Sendable {
    var count: Double
    var columns: (x: Int, y: Int)
    var centre = (x: 0.0, y: 0.0)
    var scale = (x: 1.0, y: 1.0)
    var x = 0
    var y = 0
    var xx = 0
    var yy = 0
    var xy = 0
  }

  private let form: Form
  private var parts: [Part]

  /// Finds a statistic's moments; nil for one that is no smooth function of means.
  ///
  /// - Parameter rows: The number of rows of the whole sample.
  init?(_ statistic: PreparedStatistic, rows: Int, layout: inout MomentLayout) {
    switch statistic.form {
    case .column(.mean), .column(.proportion): form = .mean
    case .column(.variance): form = .variance
    case .column(.standardDeviation): form = .standardDeviation
    case .correlation: form = .correlation
    case .ratio: form = .ratio
    case .slope: form = .slope
    case .column(.median), .column(.quantile), .column(.trimmedMean), .custom: return nil
    }
    parts = []
    for part in statistic.parts {
      let own = part.count == rows ? nil : part.rows
      let x = layout.column(part.x, rows: own)
      let y = part.y.isEmpty ? x : layout.column(part.y, rows: own)
      var places = Part(count: Double(part.count), columns: (x, y))
      // A label's sum comes first.
      places.x = 1 + layout.moment(.column(x))
      if !part.y.isEmpty { places.y = 1 + layout.moment(.column(y)) }
      switch form {
      case .mean, .ratio: break
      case .variance, .standardDeviation: places.xx = 1 + layout.moment(.product(x, x))
      case .correlation:
        places.xx = 1 + layout.moment(.product(x, x))
        places.yy = 1 + layout.moment(.product(y, y))
        places.xy = 1 + layout.moment(.product(x, y))
      case .slope:
        places.yy = 1 + layout.moment(.product(y, y))
        places.xy = 1 + layout.moment(.product(x, y))
      }
      parts.append(places)
    }
  }

  /// Learns the units of the kernel's columns.
  mutating func bind(_ axes: [MomentAxis]) {
    for index in parts.indices {
      let (x, y) = (axes[parts[index].columns.x], axes[parts[index].columns.y])
      parts[index].centre = (x.centre, y.centre)
      parts[index].scale = (x.scale, y.scale)
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
    switch form {
    case .mean: return MomentAxis.sound(part.centre.x, part.scale.x * (sums[part.x] / n))
    case .variance: return variance(part, sums)
    case .standardDeviation: return variance(part, sums).squareRoot()
    case .correlation:
      let (x, y) = (sums[part.x], sums[part.y])
      let product =
        MomentEvaluator.variance(x, sums[part.xx] * n)
        * MomentEvaluator.variance(y, sums[part.yy] * n)
      let correlation = (sums[part.xy] * n - x * y) / product.squareRoot()
      // Comparisons with no number are false, and it goes through.
      return correlation > 1 ? 1 : correlation < -1 ? -1 : correlation
    case .ratio:
      return MomentAxis.sound(part.centre.x, part.scale.x * (sums[part.x] / n))
        / MomentAxis.sound(part.centre.y, part.scale.y * (sums[part.y] / n))
    case .slope:
      let (x, y) = (sums[part.x] / n, sums[part.y] / n)
      let covariance = sums[part.xy] / n - x * y
      return covariance / MomentEvaluator.variance(y, sums[part.yy] / n) * part.scale.x
        / part.scale.y
    }
  }

  @inline(__always)
  private func variance(_ part: Part, _ sums: Span<Double>) -> Double {
    let n = part.count
    let mean = sums[part.x] / n
    return MomentEvaluator.variance(mean, sums[part.xx] / n) * (n / (n - 1)) * part.scale.x
      * part.scale.x
  }
}
