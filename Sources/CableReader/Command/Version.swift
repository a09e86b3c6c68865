/// The version, which is built in from the file `VERSION`.
enum Version {
  /// Three numbers: `0.2.0`.
  static let current = String(
    decoding: PackageResources.VERSION.prefix { $0 != 0x0A }, as: UTF8.self)
}
