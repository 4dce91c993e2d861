// swift-tools-version: 6.2
import PackageDescription

// Built by `.ci/fuzz` only, which hands the sanitizers to all modules, those under test too.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "Gongkai", path: "../..")],
  targets: [
    .systemLibrary(name: "CFuzzer"),
    .executableTarget(
      name: "Fuzz", dependencies: ["CFuzzer", .product(name: "Gongkai", package: "Gongkai")],
      swiftSettings: [
        .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
      ]),
  ]
)
