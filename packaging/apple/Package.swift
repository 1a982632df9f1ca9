// swift-tools-version:5.9
// mnc for apps: the generated Swift source over one XCFramework of static libraries.
import PackageDescription

let package = Package(
  name: "Mnc",
  platforms: [.iOS(.v15), .macOS(.v12)],
  products: [.library(name: "Mnc", targets: ["Mnc"])],
  targets: [
    .binaryTarget(name: "MncFFI", path: "MncFFI.xcframework"),
    .target(name: "Mnc", dependencies: ["MncFFI"], path: "Sources/Mnc"),
  ]
)
