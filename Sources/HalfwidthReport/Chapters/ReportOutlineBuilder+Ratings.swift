internal import Halfwidth
internal import HalfwidthSurvey

extension ReportOutlineBuilder {
  /// How far the raters of each rating set agree; nil where the codebook declares none.
  var ratings: ReportOutline.Chapter? {
    guard !findings.ratings.isEmpty else { return nil }
    return .init(
      part: .ratings, heading: say("Agreement of raters"), anchor: "ratings", place: .withArticles,
      blocks: [
        .text(
          "Several raters put the same subjects into categories. Every measure is 1 where they always agree. But for the "
            + "agreement of pairs it is 0 where they agree as chance would have it, and the measures differ in what chance "
            + "is. None says whether the raters are right.")
      ]
        + findings.ratings.enumerated().map { index, found in
          .article(article(found, anchor: "ratings-\(index + 1)"))
        })
  }

  private func article(
    _ found: RatingSetFinding, anchor: String
  ) -> ReportOutline.Article {
    var lead: [ReportOutline.Paragraph] = [.init(text: facts(found), style: .facts)]
    if let note = found.set.note {
      lead.append(.init(text: ReportWords.sentence(note), style: .remark))
    }
    return ReportOutline.Article(
      heading: ReportWords.line(found.set.text), anchor: anchor, lead: lead,
      blocks: found.isHidden
        ? [.remark("Hidden, because it could tell of fewer people than may be shown.")]
        : agreement(found))
  }

  /// What was rated by how many, in one line.
  private func facts(_ found: RatingSetFinding) -> String {
    let categories = found.set.scale.levels.count
    let order =
      found.set.isOrdered
      ? say("\(categories) ordered categories") : say("\(categories) categories without an order")
    let figure = found.set.figure.map(ReportWords.line)
    if found.isHidden {
      return [figure, order].compactMap(\.self).joined(separator: " \u{B7} ")
    }
    let ratings = found.ratings.ratings
    let numbers = ratings.ratingsBySubject
    let (fewest, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
    let subjects =
      ratings.subjects == 1 ? say("1 subject") : say("\(ratings.subjects) subjects")
    let each =
      fewest == most
      ? say("\(most) ratings of each") : say("\(fewest) to \(most) ratings of each")
    return [figure, subjects, each, order].compactMap(\.self).joined(separator: " \u{B7} ")
  }

  /// The measures with their limits, and behind them how these were drawn.
  private func agreement(_ found: RatingSetFinding) -> [ReportOutline.Block] {
    // In a sentence a measure has its name, and not its slug.
    let warnings = found.measures.flatMap { measure in
      measure.warnings.map {
        AnalysisWarning(
          $0.code,
          $0.message.replacing(measure.method, with: MethodName.of(measure.method)))
      }
    }
    let drawn = ReportWords.sentences(warnings.filter { $0.code == .simulated })
    var notes = ReportWords.sentences(warnings.filter { $0.code != .simulated })
    if found.ratings.unrated > 0 {
      notes.insert(
        found.ratings.unrated == 1
          ? "1 subject without any rating is left out."
          : "\(found.ratings.unrated) subjects without any rating are left out.", at: 0)
    }
    notes.insert(
      "Limits are by the bootstrap of subjects (BCa), each drawn with all of its ratings: \(RatingSetFinding.resamples) "
        + "resamples with seed \(RatingSetFinding.seed). They hold for subjects that are a sample; the raters are taken as "
        + "they are.", at: 0)
    let table = ReportTable(
      caption: say("How far the raters agree, with \(level) intervals"), kind: "ratings",
      columns: ReportTable.Column.list([say("Measure"), say("Value"), say("\(level) interval")]),
      rows: found.measures.map { measure in
        ReportTable.Row([MethodName.of(measure.method)] + measured(measure))
      }, notes: notes)
    return [.table(table)]
      + (drawn.isEmpty
        ? []
        : [
          .details(
            .init(label: say("How the limits were drawn"), blocks: drawn.map { .text($0) }))
        ])
  }

  /// A measure and its interval, as shares where it is one.
  func measured(_ measure: IntervalFinding) -> [String] {
    let isShare = EstimandName(measure.estimand).scale == .share
    // What differs from 0 by rounding alone is 0.
    func amount(_ value: Double) -> String {
      let value = value.magnitude < 1e-12 ? 0 : value
      return isShare
        ? ReportNumbers.percent(value)
        : ReportNumbers.fixed(value, places: 2, apartFrom: 0).replacingMinus
    }
    return [
      measure.estimate.map(amount) ?? "undefined",
      measure.interval.map { "\(amount($0.lower)) to \(amount($0.upper))" } ?? "undefined",
    ]
  }
}
