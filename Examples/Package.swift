// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Examples",
  products: [.executable(name: "references", targets: ["References"])],
  dependencies: [.package(name: "CableReader", path: "..")],
  targets: [
    .executableTarget(
      name: "References",
      dependencies: [.product(name: "CableCore", package: "CableReader")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
