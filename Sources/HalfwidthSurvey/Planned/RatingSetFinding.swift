public import Halfwidth

/// How far the raters of a rating set agree.
public struct RatingSetFinding: Hashable, Sendable {
  /// The set.
  public var set: RatingSet
  /// What was rated by whom.
  public var ratings: SubjectRatings
  /// The measures, the usual one first, each with limits by the bootstrap of subjects.
  public var measures: [IntervalFinding]
  /// Whether the ratings are hidden, as they could tell of fewer people than may be shown.
  public var isHidden = false

  /// How many resamples of the subjects are drawn.
  public static let resamples = SimulationOptions.defaultResamples
  /// Where their random numbers begin: a report of the same ratings has the same limits.
  public static let seed: UInt64 = 1
}

/// The ratings of subjects, and of how many there are none.
public struct SubjectRatings: Hashable, Sendable {
  /// The ratings of the subjects that have at least one.
  public var ratings: Ratings
  /// How many subjects nobody rated.
  public var unrated: Int
}

extension RatingSetFinding {
  /// Measures the agreement of a set.
  ///
  /// Fleiss' kappa is left out where subjects have different numbers of ratings, and Krippendorff's ordinal alpha where
  /// categories have no order.
  ///
  /// - Complexity: For each measure ``resamples`` times O(subjects times categories).
  init(_ set: RatingSet, _ ratings: SubjectRatings, level: ConfidenceLevel) {
    self.set = set
    self.ratings = ratings
    let methods: [RaterMethod] =
      (set.isOrdered ? [.krippendorffOrdinal] : []) + [.krippendorffNominal, .gwetAC1]
      + (ratings.ratings.commonRatings == nil ? [] : [.fleissKappa]) + [.percentAgreement]
    let simulation = SimulationOptions(resamples: Self.resamples, seed: Self.seed)
    measures = methods.map {
      ratings.ratings.agreement($0, level: level, simulation: simulation)
    }
  }

  /// Hides what was rated and how.
  mutating func hide() {
    measures = []
    isHidden = true
  }
}

extension RatingSetFinding: WireRepresentable {
  /// The set, how much was rated, and under `results` the measures; nothing is counted where they are hidden.
  public var fields: FieldList {
    let numbers = ratings.ratings.ratingsBySubject
    return [
      "id": .string(set.id), "label": .string(set.text), "figure": .text(set.figure),
      "ordered": .flag(set.isOrdered), "categories": .texts(set.scale.levels),
      "subjects": isHidden ? .undefined : .integer(ratings.ratings.subjects),
      "unrated": isHidden ? .undefined : .integer(ratings.unrated),
      "ratings_min": isHidden ? .undefined : .whole(numbers.min()),
      "ratings_max": isHidden ? .undefined : .whole(numbers.max()),
      "results": .list(measures.map { .fields($0.fields) }),
    ]
  }

  /// The set and its measures.
  public var description: String {
    "\(set.id): "
      + measures.map { "\($0.method) \($0.estimate.map { "\($0)" } ?? "undefined")" }
      .joined(separator: ", ")
  }
}
