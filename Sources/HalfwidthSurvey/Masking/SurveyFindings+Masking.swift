internal import Halfwidth

extension SurveyFindings {
  /// Hides what tells of fewer people than may be shown, with everything that depends on it.
  ///
  /// Hidden are counts of fewer than `limit` people, and those that leave fewer of the base; of the same item as many
  /// more as it takes until each hidden count has at least `limit` possible values; the distribution and the shares on
  /// another base of an item of which something is hidden; reasons of missing answers; classes and order statistics of
  /// numbers; rows of groups, comparisons and moves on a scale in which a cell is small, or would follow from the
  /// numbers of all respondents; the ranks of a list in which something is hidden, and of others all but what their
  /// totals say; the agreement of raters. Where a joint table is small, comparisons are made of their totals. What sums
  /// up the page is of what it shows. Checks, which name rows, are left out, and so are claims of which a number is
  /// hidden, and those that are judged by how answers go together.
  ///
  /// Bases, how many were asked and how many answered, are shown. **Not for** files in which a person stands in
  /// several rows, nor against somebody who has another table of the same people.
  ///
  /// - Parameter limit: The fewest people that a shown number may be of, at least 2.
  public mutating func hideCells(below limit: Int) {
    precondition(limit >= 2, "one person is the fewest that can be hidden")
    let mask = SmallCells(limit: limit, codebook: codebook)
    let ranking = RankAnalysis(codebook: codebook, settings: settings)
    for section in sections.indices {
      for question in sections[section].questions.indices {
        mask.hide(in: &sections[section].questions[question])
        sections[section].questions[question].adjustStated(settings.level)
        // Joint answers could tell of few people, and so could a rank of a hidden number.
        let finding = sections[section].questions[question]
        sections[section].questions[question].ranks =
          finding.hasHidden ? nil : ranking.ranks(finding)
      }
    }
    let questions = sections.flatMap(\.questions)
    mask.hide(in: &comparisons, questions, level: settings.level)
    for index in groups.indices { mask.hide(in: &groups[index], questions) }
    // The share of pairs of ratings that agree, times the subjects, is a count, and may be of few people.
    for index in ratings.indices { ratings[index].hide() }
    let quantities = questions.flatMap(\.quantities)
    bootstrap = BootstrapComparison.all(of: quantities, settings: settings)
    sensitivity = DesignEffectFinding.findings(for: quantities, settings: settings)
    claims.removeAll { claim in
      claim.comparesAnswers
        || questions.contains { question in
          question.quantities.contains { $0.reason == .smallCell && claim.names($0) }
        }
    }
    checks = []
    smallestCell = limit
  }
}
