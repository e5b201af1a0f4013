internal import Glibc
internal import NumericCore
internal import Workloads

/// Our side of the comparison with other tools.
///
/// A program that answers lines: so the rounds of several programs can take turns, and nobody's start-up
/// is in the time. Requests and answers, of which each is one line:
///
/// | request | answer |
/// | --- | --- |
/// | `list` | `ok` and the names of all workloads |
/// | `versions` | `ok KEY=VALUE...`: the kernels' width and the BLAS |
/// | `run NAME [key=value]...` | `ok NANOSECONDS ANSWER...`, or `error` and what is wrong |
/// | `quit` | none |
///
/// Keys that every workload knows: `inner`, the number of calls that are timed together; `seed`, of the
/// first call, the next ones follow. The others are `B`, `n` and `threads`.
@main
enum PeerRunner {
  static func main() {
    while let line = readLine() {
      // Whatever was answered goes out at once, also into a pipe.
      defer { fflush(nil) }
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case "list":
        print("ok", PeerWorkload.all.map(\.name).joined(separator: " "))
      case "versions":
        print("ok", "kernels=\(WideKernels.width)", "BLAS=\(blas)")
      case "run" where words.count >= 2:
        print(answer(words[1], Request(words.dropFirst(2))))
      case "quit", nil:
        return
      default:
        print("error the requests are list, versions, run and quit")
      }
    }
  }

  private static var blas: String {
    LinearAlgebraLibrary.openBLASCore.map { "OpenBLAS-\($0)" } ?? "other-than-OpenBLAS"
  }

  private static func answer(_ name: String, _ request: Request) -> String {
    guard let workload = PeerWorkload.all.first(where: { $0.name == name }) else {
      return "error there is no workload \(name)"
    }
    do {
      let body = try workload.prepare(request)
      var values: [Double] = []
      let seed = request["seed", 1]
      let time = try Clock.nanoseconds(calls: request["inner", 1]) { call in
        values = try body(UInt64(seed + call))
      }
      return "ok \(time) " + values.map { "\($0)" }.joined(separator: " ")
    } catch {
      return "error \(error)"
    }
  }
}

/// What was asked for: whole numbers under their keys.
struct Request {
  private let values: [String: Int]

  init(_ words: some Sequence<String>) {
    var values: [String: Int] = [:]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1)
      if parts.count == 2, let value = Int(parts[1]) { values[String(parts[0])] = value }
    }
    self.values = values
  }

  subscript(key: String, missing: Int) -> Int { values[key] ?? missing }
}
