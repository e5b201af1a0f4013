/// What an analysis works on.
public enum AnalysisInput: Sendable {
  /// Successes among trials.
  case proportion(BinomialCounts)
  /// Successes among a part of a finite population.
  case finiteProportion(FinitePopulationCounts)
  /// Successes among those who answered, and how many did not.
  case missing(AnsweredCounts)
  /// Counts of categories; ordered ones with their scores.
  case multinomial(CategoryCounts, OrdinalCounts?)
  /// Counts of categories, and the shares that they are held against.
  case goodness(GoodnessCounts)
  /// Two samples of different respondents.
  case compare(IndependentCounts)
  /// Two answers of the same respondents.
  case paired(PairedCounts)
  /// Two margins of the same respondents.
  case margins(MarginsInput)
  /// A table of counts, with the scores that ordered rows and columns have.
  case table(ScoredTable)
  /// A table whose rows and columns are the same categories, with their scores.
  case square(SquareTable, PairedOrdinalCounts)
  /// Several yes-or-no answers of the same respondents.
  case cochran(BinaryResponses)
  /// Tables of one shape, one a stratum, with the scores that ordered rows and columns have.
  case stratified(ScoredStrata)
  /// Proportions of ordered groups.
  case trend(TrendCounts)
  /// P-values of several hypotheses.
  case adjust(PValues)
  /// Data and a statistic to bootstrap.
  case bootstrap(BootstrapInput)
  /// Several statistics of the same respondents, for intervals that hold together.
  case bootstrapFamily(SimultaneousBootstrap)
  /// Counts of ordered categories with their scores.
  case scores(OrdinalCounts)
  /// Several differences of the same respondents.
  case westfallYoung(RespondentDifferences)
  /// Events in an exposure.
  case rate(EventCounts)
  /// Events in two exposures.
  case rateRatio(EventCountPair)
  /// Events, and the people who had them.
  case eventBounds(EventBounds)
  /// Items and what is known of them.
  case ranks(RankedItems)
  /// Printed numbers.
  case audit(ConsistencyInput)
  /// Ratings of subjects by several raters.
  case raters(Ratings)
  /// Several groups of different respondents.
  case groups(GroupCounts)
  /// Differences of the same respondents.
  case differences(SignedDifferences)
  /// Answers from a survey's design.
  case design(DesignInput)

  /// The analysis that takes it.
  public var analysis: Analysis {
    switch self {
    case .proportion: .proportion
    case .finiteProportion: .finiteProportion
    case .missing: .missing
    case .multinomial: .multinomial
    case .goodness: .goodness
    case .compare: .compare
    case .paired: .paired
    case .margins: .margins
    case .table: .table
    case .square: .square
    case .cochran: .cochran
    case .stratified: .stratified
    case .trend: .trend
    case .adjust: .adjust
    case .bootstrap, .bootstrapFamily: .bootstrap
    case .scores: .scores
    case .westfallYoung: .westfallYoung
    case .rate: .rate
    case .rateRatio: .rateRatio
    case .eventBounds: .eventBounds
    case .ranks: .ranks
    case .audit: .audit
    case .raters: .raters
    case .groups: .groups
    case .differences: .differences
    case .design: .design
    }
  }
}
