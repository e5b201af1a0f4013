// swift-tools-version: 6.2
import PackageDescription

// Floors, from the ground up: each target may use only what stands above it in this list.
var targets: [Target] = [
  // C and C++ libraries, one module each.
  .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("m")]),
  .target(name: "CKernels"),
  .target(name: "CAnswerQueue"),
  .target(
    name: "CLAPACK", linkerSettings: [.linkedLibrary("lapack"), .linkedLibrary("blas")]),
  .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
  .target(
    name: "CNativeFiles",
    linkerSettings: ["readstat", "minizip", "expat"].map { .linkedLibrary($0) }),

  // Numbers without statistics' vocabulary.
  .target(name: "NumericCore", dependencies: ["CBoostMath", "CKernels", "CLAPACK"]),

  // The engine.
  .target(name: "Halfwidth", dependencies: ["NumericCore"]),

  // Survey folders: files -> questions -> findings.
  .target(
    name: "HalfwidthSurvey",
    dependencies: ["Halfwidth", "CLibYAML", "CNativeFiles"]),

  // Findings -> documents.
  .target(
    name: "HalfwidthReport",
    dependencies: ["Halfwidth", "HalfwidthSurvey"]),

  // The command line.
  .target(
    name: "HalfwidthCommands",
    dependencies: [
      "Halfwidth", "HalfwidthSurvey", "HalfwidthReport", "NumericCore", "CAnswerQueue",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]),
  .executableTarget(name: "HalfwidthCLI", dependencies: ["HalfwidthCommands"]),

  // How often simultaneous intervals hold together: `make coverage-study`.
  .executableTarget(name: "CoverageStudy", dependencies: ["Halfwidth"]),

  // Whether the audit calls tables wrong that are right: `make audit-study`.
  .executableTarget(name: "AuditStudy", dependencies: ["Halfwidth"]),

  // Tests mirror Sources, folder by folder.
  .target(name: "TestSupport", path: "Tests/TestSupport"),
  .testTarget(name: "NumericCoreTests", dependencies: ["NumericCore", "TestSupport"]),
  .testTarget(name: "HalfwidthTests", dependencies: ["Halfwidth", "NumericCore", "TestSupport"]),
  .testTarget(
    name: "HalfwidthSurveyTests",
    dependencies: ["HalfwidthSurvey", "CNativeFiles", "TestSupport"]),
  .testTarget(name: "HalfwidthReportTests", dependencies: ["HalfwidthReport", "TestSupport"]),
  .testTarget(
    name: "HalfwidthCommandsTests",
    dependencies: ["HalfwidthCommands", "HalfwidthCLI", "TestSupport"]),
]

// What libFuzzer calls, a program a format (`make fuzz-readers`), and a race for ThreadSanitizer to find
// (`make sanitize`). libFuzzer brings main, so that no usual build may see them.
if Context.environment["HALFWIDTH_FUZZ"] != nil {
  targets.append(.target(name: "FuzzSupport", path: "Tests/Fuzz/FuzzSupport"))
  targets += [
    ("FuzzJSON", ["HalfwidthReport"]), ("FuzzCSV", ["HalfwidthSurvey", "FuzzSupport"]),
    ("FuzzYAML", ["HalfwidthSurvey"]), ("FuzzShard", ["HalfwidthCommands", "HalfwidthReport"]),
    ("FuzzNative", ["HalfwidthSurvey", "FuzzSupport"]), ("FuzzFrames", ["HalfwidthSurvey"]),
    ("FuzzWorkbook", ["HalfwidthSurvey", "CNativeFiles", "FuzzSupport"]),
    ("PlantedRace", []),
  ].map { name, dependencies in
    .executableTarget(
      name: name, dependencies: dependencies.map { .byName(name: $0) }, path: "Tests/Fuzz/\(name)")
  }
}

// What must not warn where it is checked, and may where it is written: `HALFWIDTH_STRICT=1`, as in `.ci/run`.
let isStrict = Context.environment["HALFWIDTH_STRICT"] != nil

// How all Swift of the package is written.
let features: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// The engine optimised under the tests, which ask it for minutes of arithmetic: `HALFWIDTH_FAST_TESTS=1`, as in `.ci/run`.
// It is no setting of a usual build, because steps through optimised code are hard to follow.
let isFast = Context.environment["HALFWIDTH_FAST_TESTS"] != nil

for target in targets where target.type != .system {
  target.swiftSettings = features + [.strictMemorySafety()]
  if isFast, ["NumericCore", "Halfwidth"].contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
  }
  if isStrict {
    target.swiftSettings?.append(.treatAllWarnings(as: .error))
    target.cSettings = [.treatAllWarnings(as: .error)]
    target.cxxSettings = [.treatAllWarnings(as: .error)]
  }
}

var products: [Product] = [
  .library(name: "Halfwidth", targets: ["Halfwidth"]),
  .library(name: "HalfwidthSurvey", targets: ["HalfwidthSurvey"]),
  .library(name: "HalfwidthReport", targets: ["HalfwidthReport"]),
  .executable(name: "halfwidth", targets: ["HalfwidthCLI"]),
]

// What measures the engine (`Benchmarks/README.md`): of this package, so that it is linked with the engine
// that the program's release build has compiled, and only where `HALFWIDTH_BENCHMARKS` asks for it, so that
// nobody who uses the library sees it.
if Context.environment["HALFWIDTH_BENCHMARKS"] != nil {
  let settings = features + (isStrict ? [.treatAllWarnings(as: .error)] : [])
  targets += [
    // Plain loops in C, written as an expert would: yardsticks that nobody tunes with the engine.
    .target(name: "CPlainLoops", path: "Benchmarks/Gate/CPlainLoops"),
    // Callgrind's client requests; they do nothing where there is no callgrind.
    .target(name: "CCallgrind", path: "Benchmarks/Gate/CCallgrind"),
    // The data of the workloads, the same for all.
    .target(
      name: "Workloads", dependencies: ["Halfwidth"], path: "Benchmarks/Workloads",
      swiftSettings: settings),
    // Every operation that is timed, and what tells a wrong answer: `make bench`, `make bench-check`.
    .target(
      name: "EngineSuites",
      dependencies: [
        "Workloads", "Halfwidth", "HalfwidthSurvey", "HalfwidthReport", "NumericCore",
      ],
      path: "Benchmarks/Suites", swiftSettings: settings),
    .executableTarget(
      name: "BenchmarkCheck", dependencies: ["EngineSuites"],
      path: "Benchmarks/Check/BenchmarkCheck", swiftSettings: settings),
    // `make bench-gate`. The committed counts of instructions are those of a program that is linked with
    // Swift's shared libraries, so this is one, though `halfwidth` beside it is not.
    .executableTarget(
      name: "GateRunner",
      dependencies: [
        "Workloads", "CPlainLoops", "CCallgrind", "Halfwidth", "HalfwidthSurvey", "HalfwidthReport",
        "NumericCore",
      ],
      path: "Benchmarks/Gate/GateRunner", swiftSettings: settings,
      linkerSettings: [.unsafeFlags(["-no-static-stdlib"])]),
    // `make bench-peers`: our side of the comparison.
    .executableTarget(
      name: "PeerRunner", dependencies: ["Workloads", "Halfwidth", "NumericCore"],
      path: "Benchmarks/Peers/PeerRunner", swiftSettings: settings),
    // `make programs`: all of them and the program at once.
    .target(
      name: "Programs",
      dependencies: ["HalfwidthCLI", "AuditStudy", "BenchmarkCheck", "GateRunner", "PeerRunner"],
      path: "Benchmarks/Programs"),
  ]
  products.append(.library(name: "EngineSuites", targets: ["EngineSuites"]))
}

var dependencies: [Package.Dependency] = [
  .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
]

// What writes the documentation site (`make docs`), and only there, so that nobody else resolves it.
if Context.environment["HALFWIDTH_DOCS"] != nil {
  dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

let package = Package(
  name: "halfwidth",
  products: products,
  dependencies: dependencies,
  targets: targets,
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
