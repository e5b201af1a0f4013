/// A piece of work that is timed.
struct PeerWorkload: Sendable {
  /// What is called with a seed and gives the answer, from raw counts or data to the interval's limits.
  typealias Body = (_ seed: UInt64) throws -> [Double]

  let name: String
  /// Makes what is timed; what it does itself is not timed, such as to read a file.
  let prepare: @Sendable (Request) throws -> Body

  static let all: [PeerWorkload] =
    ideal + simulated + joint + correlation + tables + intervals + margins
}

/// A method gave no answer where it should have.
struct NoAnswer: Error {}

extension Optional {
  /// The value, or ``NoAnswer`` where there is none.
  func required() throws -> Wrapped {
    guard let self else { throw NoAnswer() }
    return self
  }
}
