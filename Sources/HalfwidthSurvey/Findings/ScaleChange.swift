public import Halfwidth

/// How the same respondents moved on a scale from one item to another: who stands higher where, and by how many
/// steps on average.
public struct ScaleChange: Hashable, Sendable {
  /// How many stand higher on the first item.
  public var firstHigher: Int
  /// How many gave the same step twice.
  public var same: Int
  /// How many stand higher on the second item.
  public var secondHigher: Int
  /// The mean of the first step minus the second, with the score interval.
  public var mean: IntervalFinding
  /// The p-value adjusted for the items of the comparison.
  public var adjusted: Double = 1

  /// How many gave a step of the scale to both.
  public var respondents: Int { firstHigher + same + secondHigher }

  /// The exact sign test's p-value: whether as many stand higher on the one as on the other.
  ///
  /// It takes no distance between steps for another. It is 1 where nobody moved.
  public var pValue: Double {
    let moved = try? PairedCounts(
      both: same, firstOnly: firstHigher, secondOnly: secondHigher, neither: 0)
    return moved.flatMap { McNemarMethod.exact.finding(for: $0).pValue } ?? 1
  }
}

extension ScaleChange {
  /// Counts the moves of those who gave a step to both; nil for fewer than three steps, of which the shares say all,
  /// and where nobody did.
  ///
  /// - Parameters:
  ///   - first: The answers to the first item, whose first places are the steps of the scale.
  ///   - second: The answers to the second, on the same scale.
  /// - Complexity: O(n) in the respondents.
  init?(_ first: ItemAnswers, _ second: ItemAnswers, over scale: Scale, level: ConfidenceLevel) {
    let steps = scale.levels.count
    guard steps > 2 else { return nil }
    let moves = (0..<first.count).compactMap { row -> Int? in
      guard let one = first.answer(at: row), let two = second.answer(at: row), one < steps,
        two < steps
      else { return nil }
      return one - two
    }
    guard let sample = try? NumericSample(moves.map(Double.init)) else { return nil }
    firstHigher = moves.count { $0 > 0 }
    same = moves.count { $0 == 0 }
    secondHigher = moves.count { $0 < 0 }
    let longest = Double(steps - 1)
    mean = sample.interval(on: -longest...longest, level: level)
    mean.estimand = "mean_difference"
  }
}

extension ScaleChange: WireRepresentable {
  /// The three counts, the mean of the differences with its interval, and the sign test.
  public var fields: FieldList {
    var fields: FieldList = [
      "first_higher": .integer(firstHigher), "same": .integer(same),
      "second_higher": .integer(secondHigher),
    ]
    fields.add(mean.fields.without("warnings"))
    fields.add("test", .string("sign"))
    fields.add("p_value", .probability(pValue))
    fields.add("adjusted_p_value", .probability(adjusted))
    return fields
  }
}
