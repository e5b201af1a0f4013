/// Which lines of a table are the groups that are compared; raw values are the words for it in commands
/// and batch.
///
/// Most methods ask whether two classifications go together, and don't depend on it. Those that
/// compare samples do: `barnard`, `boschloo`, `mean-score-difference`, `top-box-difference` and
/// `superiority`.
public enum TableGroups: String, CaseIterable, Hashable, Sendable {
  /// Each row is a group, and the columns are its answers.
  case rows
  /// Each column is a group, and the rows are its answers.
  case columns
}
