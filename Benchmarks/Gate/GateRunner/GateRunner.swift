internal import CCallgrind
internal import NumericCore

/// Measures what `Benchmarks/gate` compares with the committed thresholds.
///
/// | command | prints |
/// | --- | --- |
/// | `ratios [NAME]...` | for each pair a line `NAME RATIO`: how many times faster our kernel is than its yardstick |
/// | `digests` | a line `NAME DIGEST` for each kernel: the same at every width, or the kernels differ |
/// | `sizes` | a line `NAME BYTES` for each document |
/// | `counts` | runs each operation once between two marks that callgrind sees |
/// | `cliffs [large]` | the same with every kind of answer at sizes that follow each other |
/// | `width` | the width of the kernels |
@main
enum GateRunner {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "ratios":
      let names = Set(arguments.dropFirst())
      for pair in try GatePair.all() where names.isEmpty || names.contains(pair.name) {
        print(pair.name, try pair.ratio())
      }
    case "digests":
      for (name, digest) in try GateDigest.all() { print(name, digest) }
    case "sizes":
      for (name, bytes) in try GateReport().sizes { print(name, bytes) }
    case "counts":
      guard callgrind_is_running() else { throw Failure.notUnderCallgrind }
      for operation in try GateOperation.all() {
        // The first run binds symbols and fills caches of the allocator.
        try operation.run()
        callgrind_begin()
        try operation.run()
        callgrind_end(operation.name)
      }
    case "cliffs":
      guard callgrind_is_running() else { throw Failure.notUnderCallgrind }
      let isLarge = arguments.dropFirst().first == "large"
      for cliff in GateCliff.all() {
        for size in isLarge ? cliff.large : cliff.sizes {
          callgrind_begin()
          try cliff.run(size)
          callgrind_end("Cliff.\(cliff.name).\(size)")
        }
      }
    case "width":
      print(WideKernels.width)
    default:
      throw Failure.usage
    }
  }

  enum Failure: Error, CustomStringConvertible {
    case usage
    case notUnderCallgrind
    case disagreement(String)

    var description: String {
      switch self {
      case .usage: "the commands are ratios, digests, sizes, counts, cliffs and width"
      case .notUnderCallgrind: "counts needs valgrind --tool=callgrind, and its headers to build"
      case .disagreement(let name): "\(name): the kernel and its yardstick disagree"
      }
    }
  }
}

/// Keeps the optimizer from leaving out what nobody reads.
@inline(never)
func use<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}
