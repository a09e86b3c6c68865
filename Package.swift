// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// For screen and commands, which wait for files and people. A library that others may depend on can have no such flags.
let small: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]

let package = Package(
  name: "CableReader",
  products: [
    .library(name: "CableCore", targets: ["CableCore"]),
    .library(name: "CableCatalog", targets: ["CableCatalog"]),
    .library(name: "CableLibrary", targets: ["CableLibrary"]),
    .executable(name: "cablereader", targets: ["CableReader"]),
  ],
  traits: [
    .default(enabledTraits: ["Program"]),
    .trait(
      name: "Program",
      description: "The program cablereader; without it, the libraries need no other package."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(name: "CableCore", swiftSettings: settings),
    .target(name: "CableCatalog", dependencies: ["CableCore"], swiftSettings: settings),
    .target(
      name: "CableLibrary",
      dependencies: ["CMapGuard", "CableCore", "CableCatalog", "PackedFiles", "SQLiteStore"],
      swiftSettings: settings),
    .systemLibrary(name: "CArchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "PackedFiles", dependencies: ["CArchive", "CZlib"], swiftSettings: settings),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "SQLiteStore", dependencies: ["CSQLite"], swiftSettings: settings),
    .systemLibrary(
      name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CTerminalGuard"),
    .target(name: "CMapGuard"),
    .target(name: "CKernelGuard"),
    // No file system, database or searcher: the compiler holds the wall.
    .target(
      name: "CableScreen", dependencies: ["CableCore", "CableCatalog"],
      swiftSettings: settings + small),
    .executableTarget(
      name: "CableReader",
      dependencies: [
        "CableCore", "CableCatalog", "CableLibrary", "CableScreen", "CKernelGuard", "CMalloc",
        "CNcurses", "CTerminalGuard",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser",
          condition: .when(traits: ["Program"])),
      ],
      resources: [
        .embedInCode("Command/VERSION"), .embedInCode("Command/search.js"),
        .embedInCode("Lessons"),
      ],
      swiftSettings: settings + small),
    .executableTarget(
      name: "LibraryBenchmark", dependencies: ["CableLibrary", "CableCore"],
      path: "Benchmarks/Library", swiftSettings: settings),
    .testTarget(
      name: "CableCoreTests", dependencies: ["CableCore"], exclude: ["Fixtures", "Goldens"],
      swiftSettings: settings),
    .testTarget(
      name: "CableLibraryTests",
      dependencies: [
        "CArchive", "CableLibrary", "CableCatalog", "CableCore", "PackedFiles", "SQLiteStore",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SQLiteStoreTests", dependencies: ["SQLiteStore"], swiftSettings: settings),
    .testTarget(
      name: "CableReaderTests",
      dependencies: ["CableReader", "CableScreen", "CableLibrary", "CableCatalog", "CableCore"],
      exclude: ["Library", "Recordings"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
