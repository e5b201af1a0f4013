extension SystemComparison {
  /// Adds what a reader must know of how it was found.
  mutating func warn(
    _ differences: ItemDifferences, _ inference: MeanDifference, _ plan: ItemsNeeded
  ) {
    if case .none(let warning) = inference.form { warnings.append(warning) }
    if interval != nil, inference.method.isApproximate {
      warnings.add(
        .approximate,
        "scores have no scale that is known, so that \(method.rawValue) is only roughly right, most of all for few items"
      )
    }
    if differences.even != nil {
      warnings.add(
        .methodChosen,
        "some items have more runs of one system than of the other: \(test.rawValue) takes as many of both, "
          + (drawSeed.map { "drawn with seed \($0)" } ?? "those with the first numbers")
          + ", because otherwise systems that are alike would be called different too often")
    }
    if pValue == nil {
      warnings.add(
        .tooLarge,
        "so many items take too long for \(test.rawValue); give fewer, or ask for fewer resamples")
    }
    if simulation != nil {
      warnings.add(
        .simulated,
        "all sign-flips are too many to be gone through, so that \(test.rawValue) simulates them")
    }
    let units = differences.clusterCount ?? items
    let counted = "\(units) \(clusters == nil ? "item" : "cluster")\(units == 1 ? "" : "s")"
    if units < plan.fewestUnits {
      warnings.add(
        .smallSample,
        "no result of \(counted) shows a difference at this level: that takes \(plan.fewestUnits) at least"
      )
    }
    warnOfMargin(plan, units, counted)
    if let interval, let pValue, interval.contains(0) == (pValue <= level.significance) {
      warnings.add(
        .methodsDisagree,
        interval.contains(0)
          ? "the interval holds 0, and \(test.rawValue) shows a difference: the verdict goes by the test"
          : "the interval leaves 0 out, and \(test.rawValue) shows no difference: the verdict goes by the test"
      )
    }
  }

  private mutating func warnOfMargin(
    _ plan: ItemsNeeded, _ units: Int, _ counted: String
  ) {
    guard let margin, let equivalenceTest else { return }
    if let fewest = plan.fewestUnits(showingLessThan: margin), units < fewest {
      warnings.add(
        .smallSample,
        "no result of \(counted) shows at this level that there is less than the margin: that takes \(fewest) at least"
      )
    } else if !equivalenceTest.isExact {
      warnings.add(
        .approximate,
        "\(equivalenceTest.rawValue) tests the margin only roughly: systems that are a margin apart are called the same "
          + "somewhat more often than the level says")
    }
  }

  /// Takes the adjusted p-values, and decides.
  mutating func settle(_ adjusted: (difference: Double?, margin: Double?)) {
    adjustedPValue = adjusted.difference
    adjustedEquivalencePValue = adjusted.margin
    if let p = adjusted.margin, p <= level.significance {
      verdict = .same
    } else if let p = adjusted.difference, p <= level.significance, estimate != 0 {
      verdict = (estimate > 0) != isLowerBetter ? .better : .worse
    }
  }

  /// Holds the verdict against the items that are left out.
  ///
  /// - Parameters:
  ///   - items: How many there are.
  ///   - failed: The verdict if a system failed on those that it lacks; nil where that is not asked.
  mutating func hold(leftOut items: Int, withFailures failed: SystemVerdict?) {
    let left = LeftOut(items: items, verdictWithout: verdict, verdictWithFailures: failed)
    leftOut = left
    guard failed != nil else { return }
    if left.decides { verdict = .cannotTell }
    let counted =
      left.items == 1
      ? "the item that not every system has a score of"
      : "the \(left.items) items that not every system has a score of"
    warnings.add(
      .missingValues,
      left.decides
        ? "the verdict hangs on \(counted)"
        : "with \(counted) counted as failed the verdict is the same")
  }
}
