// swift-tools-version: 6.1
import PackageDescription

// `make bench`: the suites in the benchmark tool. A package of its own, so that nobody else needs the tool;
// everything that does without it belongs to the package of the engine.
guard Context.environment["HALFWIDTH_BENCHMARKS"] != nil else {
  fatalError("set HALFWIDTH_BENCHMARKS=1: the engine shows its suites only then")
}

let package = Package(
  name: "halfwidth-benchmarks",
  dependencies: [
    .package(name: "halfwidth", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // The tool runs every program whose folder lies in one called Benchmarks.
    .executableTarget(
      name: "EngineBenchmarks",
      dependencies: [
        .product(name: "EngineSuites", package: "halfwidth"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "EngineBenchmarks",
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
