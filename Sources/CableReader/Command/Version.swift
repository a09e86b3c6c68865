/// The version, which stands in the file `VERSION` alone and is built in from there.
enum Version {
  /// Three numbers: `0.1.0`.
  static let current = String(
    decoding: PackageResources.VERSION.prefix { $0 != 0x0A }, as: UTF8.self)
}
