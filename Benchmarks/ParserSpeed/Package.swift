// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "ParserBenchmark",
  dependencies: [.package(name: "CableReader", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "ParserBenchmark",
      dependencies: [.product(name: "CableCore", package: "CableReader")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
