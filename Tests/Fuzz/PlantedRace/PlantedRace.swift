import Dispatch

/// Two threads that count in one place: what ThreadSanitizer has to find here, before its silence about
/// the engine means anything.
@main
struct PlantedRace {
  final class Counter {
    var count = 0
  }

  static func main() {
    nonisolated(unsafe) let counter = Counter()
    // A short race may go unseen, and so may one of which a side is done before the other begins.
    for _ in 0..<20 {
      let begun = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
      DispatchQueue.concurrentPerform(iterations: 2) { worker in
        begun[worker].signal()
        begun[1 - worker].wait()
        for _ in 0..<1_000_000 { counter.count += 1 }
      }
    }
    print("two threads counted to", counter.count)
  }
}
