internal import NumericCore

extension BootstrapDistribution {
  /// The mean of the statistic over the resamples.
  public var mean: Double {
    let middle = range.lowerBound
    return middle + meanDeviation(from: middle)
  }

  /// Returns the mean over the resamples minus `point`: the bias, where `point` is the estimate.
  ///
  /// Distances are summed, not values, so that a small bias keeps its digits. Sums over simulated values
  /// off a lattice are exact until they are rounded once.
  public func meanDeviation(from point: Double) -> Double {
    switch storage {
    case .exact(let exact, .lattice(let lattice)):
      if let position = lattice.position(of: point) {
        return exact.meanDeviation(from: Double(position)) * lattice.scale
      }
      return exact.meanDeviation { lattice.value(at: $0) - point }
    case .exact(let exact, let axis): return exact.meanDeviation { axis.value(at: $0) - point }
    case .counted(let histogram, let lattice):
      return histogram.weightedSum { lattice.value(at: $0) - point } / Double(histogram.total)
    case .values(_, let sums): return sums.meanDeviation(from: point)
    case .known(let known): return known.sums.meanDeviation(from: point)
    }
  }

  /// The standard deviation of the statistic over the resamples.
  ///
  /// An exact one is that of the distribution, with nothing taken off: at a mean of n observations it
  /// is the sample's standard deviation with divisor n, over the root of n. A simulated one divides
  /// by the number of resamples minus 1, which makes its square an unbiased estimate of the exact
  /// one's.
  public var standardError: Double {
    switch storage {
    case .exact(let exact, .lattice(let lattice)):
      return exact.variance.squareRoot() * lattice.scale
    case .exact(let exact, let axis):
      let centre = mean
      return exact.meanDeviation {
        let distance = axis.value(at: $0) - centre
        return distance * distance
      }.squareRoot()
    case .counted(let histogram, let lattice):
      let centre = mean
      let sum = histogram.weightedSum {
        let distance = lattice.value(at: $0) - centre
        return distance * distance
      }
      return (sum / Double(histogram.total - 1)).squareRoot()
    case .values(_, let sums): return sums.standardError
    case .known(let known): return known.sums.standardError
    }
  }
}

extension BootstrapLattice {
  /// The distance between two neighbours.
  var scale: Double { Double(step) / Double(divisor) }
}

extension LatticeDistribution {
  /// Returns the mean of a function of the position.
  fileprivate func meanDeviation(_ function: (Int) -> Double) -> Double {
    var sum = 0.0
    for position in support {
      let probability = probabilities[position - origin]
      if probability > 0 { sum += function(position) * probability }
    }
    return sum
  }
}

extension BootstrapHistogram {
  fileprivate func weightedSum(_ function: (Int) -> Double) -> Double {
    var sum = 0.0
    for (index, count) in counts.enumerated() where count > 0 {
      sum += function(origin + index) * Double(count)
    }
    return sum
  }
}
