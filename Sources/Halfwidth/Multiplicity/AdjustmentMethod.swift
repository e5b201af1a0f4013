/// The methods that adjust p-values for the number of hypotheses; raw values are their slugs.
///
/// `bh` and `by` bound the expected share of true hypotheses among those rejected, the others the probability of
/// rejecting any true one. A family is rejected at alpha where its adjusted values are
/// at most alpha.
public enum AdjustmentMethod: String, CaseIterable, Hashable, Sendable {
  /// ``PValues/bonferroniAdjusted()``
  case bonferroni
  /// ``PValues/holmAdjusted()``
  case holm
  /// ``PValues/hochbergAdjusted()``
  case hochberg
  /// ``PValues/hommelAdjusted()``
  case hommel
  /// ``PValues/benjaminiHochbergAdjusted()``
  case benjaminiHochberg = "bh"
  /// ``PValues/benjaminiYekutieliAdjusted()``
  case benjaminiYekutieli = "by"
  /// ``PValues/sidakAdjusted()``
  case sidak
  /// ``PValues/holmSidakAdjusted()``
  case holmSidak = "holm-sidak"

  /// The method where none is asked for: it holds under any dependence and is never weaker than
  /// Bonferroni's.
  public static let `default` = AdjustmentMethod.holm
}

extension AdjustmentMethod {
  /// Returns the adjusted p-values, each in 0...1 and not below its p-value, in the order given.
  ///
  /// - Complexity: O(n log n) in the number of known p-values, whatever the total.
  public func adjusted(_ pValues: PValues) -> [Double] {
    switch self {
    case .bonferroni: pValues.bonferroniAdjusted()
    case .holm: pValues.holmAdjusted()
    case .hochberg: pValues.hochbergAdjusted()
    case .hommel: pValues.hommelAdjusted()
    case .benjaminiHochberg: pValues.benjaminiHochbergAdjusted()
    case .benjaminiYekutieli: pValues.benjaminiYekutieliAdjusted()
    case .sidak: pValues.sidakAdjusted()
    case .holmSidak: pValues.holmSidakAdjusted()
    }
  }

  /// How many of the known hypotheses are rejected at `alpha`, which lies in 0...1.
  ///
  /// Both p and alpha are usually decimals, which doubles hold only nearly: an adjusted value within 4
  /// units in the last place of alpha counts as equal to it, so that 3 hypotheses with p = 0.1 are
  /// rejected at 0.3.
  private func rejections(among adjusted: [Double], at alpha: Double) -> Int {
    let limit = alpha + 4 * alpha.ulp
    return adjusted.count { $0 <= limit }
  }

  /// Returns the adjusted p-values, and the number of rejections where the family has a level.
  public func finding(for pValues: PValues) -> AdjustmentFinding {
    let adjusted = adjusted(pValues)
    return AdjustmentFinding(
      method: rawValue, pValues: pValues.values, adjusted: adjusted, alpha: pValues.alpha,
      rejections: pValues.alpha.map { rejections(among: adjusted, at: $0) }, total: pValues.total)
  }
}

/// P-values adjusted for the number of hypotheses.
public struct AdjustmentFinding: Hashable, Sendable {
  /// The slug of the method.
  public var method: String
  /// The p-values as given.
  public var pValues: [Double]
  /// The adjusted p-values, in the order of ``pValues``.
  public var adjusted: [Double]
  /// The level of the rejections; nil where none was asked for.
  public var alpha: Double?
  /// How many of the hypotheses with a known p-value are rejected at ``alpha``.
  public var rejections: Int?
  /// The number of hypotheses, those without a known p-value included.
  public var total: Int
  /// What was approximated, and what is undefined and why.
  public var warnings: [AnalysisWarning] = []
}

extension PValues {
  /// Returns the p-values adjusted for their number.
  ///
  /// ```swift
  /// let values = try PValues([0.01, 0.04, 0.2], total: 5)
  /// values.adjusted(.holm).adjusted  // [0.05, 0.16, 0.6]
  /// ```
  public func adjusted(_ method: AdjustmentMethod = .default) -> AdjustmentFinding {
    method.finding(for: self)
  }
}

extension AdjustmentFinding: WireRepresentable {
  /// `alpha` and `rejections` only where a level was given.
  public var fields: FieldList {
    var fields: FieldList = [
      "method": .string(method), "total": .integer(total),
      "p": .list(pValues.map { .probability($0) }),
      "adjusted": .list(adjusted.map { .probability($0) }),
    ]
    if let alpha { fields.add("alpha", .parameter(alpha)) }
    if let rejections { fields.add("rejections", .integer(rejections)) }
    fields.add("warnings", .warnings(warnings))
    return fields
  }

  /// A list for each p-value, numbered from 1 on.
  var rows: [FieldList] {
    zip(pValues, adjusted).enumerated().map { place, pair in
      var row: FieldList = [
        "item": .integer(place + 1), "p_value": .probability(pair.0),
        "adjusted_p_value": .probability(pair.1),
      ]
      row.add(fields.without("p", "adjusted"))
      return row
    }
  }

  /// The adjusted p-values and the method.
  public var description: String { "adjusted p \(fields["adjusted"]?.shown ?? ""), \(method)" }
}
