internal import Halfwidth
internal import HalfwidthSurvey

/// What an article on a survey is to say, and whether the document says it.
///
/// The items follow PRICSSA, the preferred reporting items for complex sample survey analysis (Seidenberg, Moser and West
/// 2023, doi:10.1093/jssam/smac040), in words of our own, with what ethics boards and readers of small samples ask beside
/// them. A codebook holds no dates of interviews, so that this is not a judgement of the survey: it is what its author has
/// to add.
struct ReportingChecklist {
  private let builder: ReportOutlineBuilder

  init(_ builder: ReportOutlineBuilder) { self.builder = builder }

  /// An item of the checklist.
  enum Item: String, CaseIterable {
    case dates = "When answers were collected"
    case mode = "How they were collected"
    case population = "Whom the survey is about"
    case design = "How respondents were chosen"
    case response = "How many were asked, and how many of them took part"
    case missing = "How many answers are missing"
    case deletion = "Which respondents were left out"
    case sizes = "Of how many respondents each number is"
    case uncertainty = "How uncertain each number is"
    case weights = "Which weights were used"
    case variance = "How variances were estimated"
    case subpopulations = "How parts of the sample were analysed"
    case suppression = "Which numbers are hidden"
    case code = "Software and commands"
    case singletons = "Strata with one primary unit"
    case access = "Where the data can be had"
    case experiments = "Experiments within the survey"
    case ethics = "Who approved the survey, and how consent was given"
  }

  /// Whether an item is said.
  enum State {
    /// The document says it, so.
    case said(String)
    /// It does not, and this is what to write.
    case open(String)
    /// It does not apply, for this reason.
    case notApplicable(String)
  }

  /// Headings with the items under them: what is to be written, what is said, and what does not apply.
  var sections: [(String, String)] {
    var open: [String] = []
    var said: [String] = []
    var idle: [String] = []
    for item in Item.allCases {
      switch state(of: item) {
      case .open(let text): open.append(line(item, text))
      case .said(let text): said.append(line(item, text))
      case .notApplicable(let text): idle.append(line(item, text))
      }
    }
    let all = [
      ("Still to be written: \(open.count) of \(Item.allCases.count) items", open),
      ("Said above, or in the report", said), ("Does not apply", idle),
    ]
    return all.filter { !$0.1.isEmpty }.map { ($0.0, $0.1.joined(separator: "\n")) }
      + [
        (
          "The checklist",
          "The items follow PRICSSA (Seidenberg, Moser and West 2023, doi:10.1093/jssam/smac040) in words of "
            + "our own, with ethics beside them."
        )
      ]
  }

  private func line(_ item: Item, _ text: String) -> String {
    "- " + MarkdownText.escaped("\(item.rawValue): \(text)")
  }

  private var codebook: Codebook { builder.codebook }

  private func state(of item: Item) -> State {
    switch item {
    case .dates:
      .open(
        "the first and the last day of the interviews"
          + (codebook.date == nil ? "." : "; the codebook has the source's date only."))
    case .mode:
      .open("in person, by telephone, on paper or online; who asked, and in which languages.")
    case .population: population
    case .design: design
    case .response:
      .open("how many were invited, by whom, and how many declined or could not be reached.")
    case .missing: missing
    case .deletion:
      .open("whether answers or respondents were removed before these numbers were made, and why.")
    case .sizes: sizes
    case .uncertainty: uncertainty
    case .weights: weights
    case .variance: variance
    case .subpopulations:
      builder.findings.groups.isEmpty
        ? .notApplicable("no part of the sample was analysed by itself.")
        : .said(
          codebook.hasDesign
            ? "groups are compared within the whole design: those outside stay in it."
            : "groups are compared by answers to a question.")
    case .suppression:
      builder.findings.smallestCell.map { .said("numbers of fewer than \($0) people.") }
        ?? .open("whether small numbers were to be hidden, by which rule; none is hidden here.")
    case .code:
      .said(
        "halfwidth \(builder.provenance.version)"
          + (builder.provenance.command.map { ", by \($0)." } ?? "."))
    case .singletons: singletons
    case .access:
      .open("whether readers can have the answers, from whom, and under which conditions.")
    case .experiments:
      .open(
        "whether wording or order differed at random between respondents, or that they did not.")
    case .ethics: .open("the board and its number, and how respondents agreed to take part.")
    }
  }

  private var population: State {
    let size: Int? =
      if case .simpleRandom(let population) = codebook.design { population } else {
        codebook.population
      }
    return .open(
      "who they are, where, and when"
        + (size.map { "; the codebook has their number only, \($0)." } ?? "."))
  }

  private var design: State {
    switch codebook.design {
    case .convenience:
      .open(
        "by whom they were found, and in which lists or organisations; that they are a convenience sample is said."
      )
    case .simpleRandom: .said("a simple random sample; name the list that it was drawn from.")
    case .stratified: .said("random samples within strata; name the strata.")
    case .clustered: .said("a random sample of clusters; name the clusters.")
    }
  }

  private var missing: State {
    guard builder.isCounted else {
      return .open("for each question; published percentages don't tell.")
    }
    return builder.hasMissing
      ? .said("with each number, and bounds for what they could have been.")
      : .said("none is missing.")
  }

  private var sizes: State {
    let without = builder.quantities.count { $0.reason == .unstatedBase }
    return without == 0
      ? .said("with each number.")
      : .open(
        "the base of \(ReportWords.counted(without, "number")) is not printed; the others have theirs."
      )
  }

  private var uncertainty: State {
    let all = builder.quantities
    let with = all.count { $0.limits != nil }
    return with == 0
      ? .notApplicable("no number is an estimate of a share with a known base.")
      : .said(
        "\(with) of \(ReportWords.counted(all.count, "share")) have limits; the others say why not."
      )
  }

  private var weights: State {
    if let weight = codebook.responses?.weight {
      return .said(
        "the column \u{201C}\(ReportWords.line(weight.name))\u{201D}; say who made it, and to which totals."
      )
    }
    if codebook.responses?.hasWeights == true { return .said("from the sizes of the strata.") }
    if let weighting = codebook.weighting, weighting.designEffect == nil {
      return .open(
        "how they were made, and their design effect, without which intervals are too narrow.")
    }
    return codebook.weighting == nil
      ? .said("none.") : .said("as printed; say how they were made.")
  }

  private var variance: State {
    if codebook.hasDesign { return .said("Taylor's linearisation, by strata and clusters.") }
    if codebook.isWeighted { return .said("by an effective base.") }
    switch codebook.design {
    case .convenience, .simpleRandom: return .said("those of a simple random sample.")
    case .stratified, .clustered:
      return .open(
        "the sample had a design that these numbers could not take into account: published shares don't hold it."
      )
    }
  }

  private var singletons: State {
    guard codebook.hasDesign else {
      return .notApplicable("variances have no strata.")
    }
    let without = builder.quantities.count { $0.reason == .singleUnits }
    return .said(
      without == 0
        ? "no number needed one."
        : "\(ReportWords.counted(without, "number")) has no interval for it.")
  }
}
