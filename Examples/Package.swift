// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Examples",
  products: [.executable(name: "references", targets: ["References"])],
  // Without its program, CableReader needs no other package: none is fetched.
  dependencies: [.package(name: "CableReader", path: "..", traits: [])],
  targets: [
    .executableTarget(
      name: "References",
      dependencies: [.product(name: "CableCore", package: "CableReader")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
