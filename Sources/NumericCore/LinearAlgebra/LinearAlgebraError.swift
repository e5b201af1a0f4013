/// Why a matrix has no answer.
public enum LinearAlgebraError: Error, Hashable, Sendable {
  /// An element of the matrix or of the right-hand side is infinite or not a number.
  case notFinite
  /// The leading minor of this order, from 1, is not positive: the matrix is indefinite or singular.
  case notPositiveDefinite(order: Int)
  /// The pivot with this number, from 1, is exactly 0.
  case singular(pivot: Int)
  /// The library refused an argument, numbered from 1: our own fault.
  case illegalArgument(Int)

  /// What is wrong, as one sentence without a full stop.
  public var message: String {
    switch self {
    case .notFinite: "the matrix holds a number that is not finite"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its leading minor of order \(order) is not positive"
    case .singular(let pivot): "the matrix is singular: its pivot \(pivot) is 0"
    case .illegalArgument(let number): "LAPACK refused argument \(number)"
    }
  }

  /// Throws unless LAPACK's `info` is 0; `positive` is the error of a number above 0.
  static func check(
    _ info: Int32, positive: (Int) -> LinearAlgebraError
  ) throws(LinearAlgebraError) {
    if info == 0 { return }
    if info < 0 { throw .illegalArgument(-Int(info)) }
    throw positive(Int(info))
  }
}
