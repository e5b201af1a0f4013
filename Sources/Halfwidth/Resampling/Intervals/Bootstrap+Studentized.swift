extension Bootstrap {
  /// Returns limits from the resamples' studentized statistic, t - se q with q from (t* - t) / se*.
  ///
  /// Second-order accurate where the standard error is a good one; erratic for correlations and
  /// ratios of small samples, and not invariant under transformation. Needs
  /// ``BootstrapSupplement/studentized``.
  ///
  /// - Returns: No limits where the share of resamples without standard error is larger than a tail:
  ///   there the quantile of the pivot doesn't exist.
  ///
  /// Source: A. C. Davison, D. V. Hinkley (1997), *Bootstrap Methods and their Application*, equation
  /// 5.7.
  public func studentizedLimits(level: ConfidenceLevel, side: IntervalSide) -> BootstrapLimits {
    guard let pivots = supplement.studentized else {
      return .undefined(units.noPivots)
    }
    let tail = level.tail(side)
    guard pivots.undefinedShare <= tail else {
      return .undefined(
        "studentized is undefined: more resamples than a tail of the level have no standard error above "
          + "0; use bca or percentile")
    }
    let low = pivots.distribution.quantile(tail)
    let high = pivots.distribution.quantile(aboveTail: tail)
    return .limits(
      .studentized, lower: high.map { estimate - pivots.standardError * $0 },
      upper: low.map { estimate - pivots.standardError * $0 },
      details: [
        NamedNumber("pivot_standard_error", pivots.standardError),
        NamedNumber("undefined_share", pivots.undefinedShare),
      ])
  }

  /// Returns percentile limits at the tail probabilities that a double bootstrap found.
  ///
  /// Needs ``BootstrapSupplement/calibration`` for the same level and side.
  ///
  /// Source: P. Hall (1986), *Ann. Stat.* 14, 1431-1452,
  /// [doi:10.1214/aos/1176350168](https://doi.org/10.1214/aos/1176350168); W.-Y. Loh (1987), *J. Am.
  /// Stat. Assoc.* 82, 155-162.
  public func calibratedLimits(level: ConfidenceLevel, side: IntervalSide) -> BootstrapLimits {
    guard let calibration = supplement.calibration, calibration.level == level,
      calibration.side == side
    else {
      return .undefined(units.noCalibration)
    }
    return .limits(
      .calibrated, lower: distribution.quantile(calibration.lowerTail),
      upper: distribution.quantile(aboveTail: calibration.upperTail),
      details: [
        NamedNumber("lower_tail", calibration.lowerTail),
        NamedNumber("upper_tail", calibration.upperTail),
        NamedNumber("inner_resamples", Double(calibration.innerResamples)),
      ])
  }
}
