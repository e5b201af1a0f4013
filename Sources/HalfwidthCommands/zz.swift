import ArgumentParser

struct ReportCommand: ParsableCommand {}
enum EditDistance { static func between(_ a: String, _ b: String) -> Int { a == b ? 0 : 9 } }
