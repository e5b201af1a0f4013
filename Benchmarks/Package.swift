// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that users of the library never inherit what it depends on. Targets lie one
// level down because the benchmark plugin looks only for those whose folder is in one called Benchmarks.
let halfwidth: Target.Dependency = .product(name: "Halfwidth", package: "halfwidth")

let targets: [Target] = [
  // Plain loops in C, written as an expert would: yardsticks that nobody tunes with the engine.
  .target(name: "CPlainLoops", path: "CPlainLoops"),
  // Callgrind's client requests; they do nothing where there is no callgrind.
  .target(name: "CCallgrind", path: "CCallgrind"),

  // The data of the workloads, the same for all.
  .target(name: "Workloads", dependencies: [halfwidth], path: "Workloads"),

  // `make bench`.
  .executableTarget(
    name: "EngineBenchmarks",
    dependencies: [
      "Workloads", halfwidth,
      .product(name: "HalfwidthReport", package: "halfwidth"),
      .product(name: "HalfwidthSurvey", package: "halfwidth"),
      .product(name: "NumericCore", package: "halfwidth"),
      .product(name: "Benchmark", package: "benchmark"),
    ],
    path: "EngineBenchmarks",
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),

  // `make bench-peers`: our side of the comparison.
  .executableTarget(
    name: "PeerRunner",
    dependencies: ["Workloads", halfwidth, .product(name: "NumericCore", package: "halfwidth")],
    path: "PeerRunner"),

  // `make bench-gate`.
  .executableTarget(
    name: "GateRunner",
    dependencies: [
      "Workloads", "CPlainLoops", "CCallgrind", halfwidth,
      .product(name: "NumericCore", package: "halfwidth"),
    ],
    path: "GateRunner"),
]

for target in targets where target.type != .plugin {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

let package = Package(
  name: "halfwidth-benchmarks",
  dependencies: [
    .package(name: "halfwidth", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: targets,
  swiftLanguageModes: [.v6]
)
