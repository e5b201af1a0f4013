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
  .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),

  // Numbers without statistics' vocabulary.
  .target(name: "NumericCore", dependencies: ["CBoostMath", "CKernels", "CLAPACK"]),

  // The engine.
  .target(name: "Halfwidth", dependencies: ["NumericCore"]),

  // Survey folders: files -> questions -> findings.
  .target(
    name: "HalfwidthSurvey",
    dependencies: ["Halfwidth", "CLibCSV", .product(name: "Yams", package: "Yams")]),

  // Findings -> documents.
  .target(
    name: "HalfwidthReport",
    dependencies: [
      "Halfwidth", "HalfwidthSurvey", .product(name: "Mustache", package: "swift-mustache"),
    ]),

  // The command line.
  .target(
    name: "HalfwidthCommands",
    dependencies: [
      "Halfwidth", "HalfwidthSurvey", "HalfwidthReport", "CAnswerQueue",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]),
  .executableTarget(name: "HalfwidthCLI", dependencies: ["HalfwidthCommands"]),

  // How often simultaneous intervals hold together: `make coverage-study`.
  .executableTarget(name: "CoverageStudy", dependencies: ["Halfwidth"]),

  // Tests mirror Sources, folder by folder.
  .target(name: "TestSupport", path: "Tests/TestSupport"),
  .testTarget(name: "NumericCoreTests", dependencies: ["NumericCore", "TestSupport"]),
  .testTarget(name: "HalfwidthTests", dependencies: ["Halfwidth", "NumericCore", "TestSupport"]),
  .testTarget(name: "HalfwidthSurveyTests", dependencies: ["HalfwidthSurvey", "TestSupport"]),
  .testTarget(name: "HalfwidthReportTests", dependencies: ["HalfwidthReport", "TestSupport"]),
  .testTarget(
    name: "HalfwidthCommandsTests",
    dependencies: ["HalfwidthCommands", "HalfwidthCLI", "TestSupport"]),
]

// What libFuzzer calls, a program a format (`make fuzz-readers`), and a race for ThreadSanitizer to find
// (`make sanitize`). libFuzzer brings main, so that no usual build may see them.
if Context.environment["HALFWIDTH_FUZZ"] != nil {
  targets += [
    ("FuzzJSON", ["HalfwidthReport"]), ("FuzzCSV", ["HalfwidthSurvey"]),
    ("FuzzYAML", ["HalfwidthSurvey"]), ("FuzzShard", ["HalfwidthCommands", "HalfwidthReport"]),
    ("PlantedRace", []),
  ].map { name, dependencies in
    .executableTarget(
      name: name, dependencies: dependencies.map { .byName(name: $0) }, path: "Tests/Fuzz/\(name)")
  }
}

// What must not warn where it is checked, and may where it is written: `HALFWIDTH_STRICT=1`, as in `.ci/run`.
let isStrict = Context.environment["HALFWIDTH_STRICT"] != nil

for target in targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
  ]
  if isStrict {
    target.swiftSettings?.append(.treatAllWarnings(as: .error))
    target.cSettings = [.treatAllWarnings(as: .error)]
    target.cxxSettings = [.treatAllWarnings(as: .error)]
  }
}

let package = Package(
  name: "halfwidth",
  products: [
    .library(name: "Halfwidth", targets: ["Halfwidth"]),
    .library(name: "HalfwidthSurvey", targets: ["HalfwidthSurvey"]),
    .library(name: "HalfwidthReport", targets: ["HalfwidthReport"]),
    // What the engine stands on, for `Benchmarks/` to measure: no API to build on.
    .library(name: "NumericCore", targets: ["NumericCore"]),
    .executable(name: "halfwidth", targets: ["HalfwidthCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: targets,
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
