// swift-tools-version: 6.2
import PackageDescription

// A package of its own: who builds or imports Gongkai never builds its benchmarks.
let package = Package(
  name: "GongkaiBenchmarks",
  dependencies: [.package(name: "Gongkai", path: "..")],
  targets: [
    .executableTarget(
      name: "MicroBenchmarks",
      dependencies: [.product(name: "Gongkai", package: "Gongkai")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
      ])
  ],
  cxxLanguageStandard: .cxx17
)
