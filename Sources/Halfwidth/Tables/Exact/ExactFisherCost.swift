/// What the kinds of work cost that both ways to Fisher's exact test count, in steps of about a tenth of a nanosecond.
///
/// A step of one kind has to take about as long as one of another, because their sum decides whether a table is
/// refused: the weights are those of a regression of the time of many tables on how often each kind occurs.
enum ExactFisherCost {
  /// A count of a row that is gone through.
  static let count = 300
  /// A list of partial tables whose ends are compared with bounds.
  static let shown = 130
  /// A list of which entries are taken.
  static let list = 100
  /// Two cells of the two largest rows that are made an entry.
  static let pair = 70
  /// An entry that is kept and put among those with about its key.
  static let loose = 200
  /// A key that was joined and is put in its place.
  static let ordered = 400
  /// An entry that another one is compared with.
  static let looked = 20
  /// A cell in the bounds of a node.
  static let bound = 30
  /// A way to fill a column, whose list of one column less is looked up.
  static let fill = 1_000
  /// Sums of rows for which a list is made.
  static let state = 5_000
  /// A node that is made, or whose two lists are looked up.
  static let node = 500
  /// An entry of two lists that are gone through side by side.
  static let merged = 13

  /// So many entries that are put in order and joined.
  static func sorted(_ entries: Int) -> Int {
    entries * (entries > 1 << 12 ? 700 : 300)
  }

  /// Entries that are added to so many places by their keys; what doesn't fit in the near caches takes longer.
  static func joined(_ entries: Int, among places: Int) -> Int {
    list + entries * (places > 1 << 16 ? 125 : 35)
  }

  /// Entries of a list that look for their like, of which so many others were looked at.
  static func matched(_ entries: Int, looked others: Int) -> Int {
    list + 80 * entries + looked * others
  }
}
