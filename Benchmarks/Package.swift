// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that users of the library never inherit what it depends on. The benchmark
// plugin runs every program whose folder lies in one called Benchmarks: so the runners lie deeper.
let halfwidth: Target.Dependency = .product(name: "Halfwidth", package: "halfwidth")

let targets: [Target] = [
  // Plain loops in C, written as an expert would: yardsticks that nobody tunes with the engine.
  .target(name: "CPlainLoops", path: "Gate/CPlainLoops"),
  // Callgrind's client requests; they do nothing where there is no callgrind.
  .target(name: "CCallgrind", path: "Gate/CCallgrind"),

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
    path: "Peers/PeerRunner"),

  // `make bench-gate`.
  .executableTarget(
    name: "GateRunner",
    dependencies: [
      "Workloads", "CPlainLoops", "CCallgrind", halfwidth,
      .product(name: "NumericCore", package: "halfwidth"),
    ],
    path: "Gate/GateRunner"),
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
