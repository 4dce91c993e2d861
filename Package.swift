// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target: the newest language mode, every unsafe
/// expression marked, no warning left standing.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func library(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target
{
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: ["TestKit"] + dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "Gongkai",
  products: [
    .library(name: "Gongkai", targets: ["Gongkai"]),
    .executable(name: "gongkai", targets: ["GongkaiCommand"]),
    .executable(name: "gongkai-sample", targets: ["GongkaiSample"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "CKernels"),
    library("GongkaiBytes", ["CKernels", "CMalloc"]),
    library("GongkaiText", ["CICU", "CKernels"]),
    library("GongkaiFiles", ["CICU", "CXML", "CZlib"]),
    library("GongkaiReports", ["GongkaiText"], exclude: ["RULES.md"]),
    library("GongkaiFormat", ["GongkaiBytes", "CKernels", "CZstd"], exclude: ["FORMAT.md"]),
    library("GongkaiIndexing", ["CKernels", "GongkaiText", "GongkaiFormat", "GongkaiBytes"]),
    library("GongkaiSearch", ["GongkaiText", "GongkaiFormat", "GongkaiBytes"]),
    library(
      "Gongkai",
      [
        "GongkaiBytes", "GongkaiText", "GongkaiFiles", "GongkaiReports", "GongkaiFormat",
        "GongkaiIndexing", "GongkaiSearch",
      ], exclude: ["GUARANTEES.md"]),
    .executableTarget(
      name: "GongkaiCommand",
      dependencies: [
        "Gongkai", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "GongkaiSample", swiftSettings: settings),
    .target(
      name: "TestKit", dependencies: ["GongkaiBytes"], path: "Tests/TestKit",
      swiftSettings: settings),
    tests("BytesTests", ["GongkaiBytes"]),
    tests("TextTests", ["GongkaiText"]),
    tests("FilesTests", ["GongkaiFiles"]),
    tests("ReportsTests", ["GongkaiReports", "GongkaiText", "Gongkai", "GongkaiBytes"]),
    tests("FormatTests", ["GongkaiFormat", "GongkaiBytes"], exclude: ["Fixtures"]),
    tests("IndexingTests", ["GongkaiIndexing", "GongkaiFormat", "GongkaiText", "GongkaiBytes"]),
    tests(
      "SearchTests",
      ["GongkaiSearch", "GongkaiIndexing", "GongkaiFormat", "GongkaiText", "GongkaiBytes"]),
    tests("GongkaiTests", ["Gongkai"]),
    tests("CommandTests", ["GongkaiCommand", "Gongkai"]),
    tests("SampleTests", ["GongkaiSample"]),
    tests("HouseTests", ["GongkaiBytes"]),
  ],
  cxxLanguageStandard: .cxx17
)
