/// Shares as dots with their intervals and, beside each, how all answers to its item spread: one block a question.
///
/// The share is the split of the bar: of the answers that stand for an item against the others, so that the dot's
/// interval is that of the split.
struct AnswerChart {
  /// The shares, in the order they are drawn.
  var intervals: IntervalChart
  /// How the answers spread.
  var spread: DistributionChart
  /// Of each row of the shares the row of the spread; nil where that is not known.
  var bars: [Int?]
}
