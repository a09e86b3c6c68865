/// The line before each record in a file for the bulk interface of Elasticsearch and OpenSearch:
/// `{"index":{"_index":"cables","_id":"09ASTANA1"}}`.
enum BulkAction {
  private static let names = ["index", "create", "update", "delete"].map { Array("\"\($0)\"".utf8) }
  private static let longest = 512

  /// True if a line is such a line, to which the next one belongs.
  static func matches(in line: some Collection<UInt8>) -> Bool {
    guard line.first == 0x7B, line.count <= longest else { return false }
    var rest = line.dropFirst()[...]
    func passBlanks() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 } }
    passBlanks()
    guard let name = names.first(where: { rest.starts(with: $0) }) else { return false }
    rest = rest.dropFirst(name.count)
    passBlanks()
    guard rest.first == 0x3A else { return false }
    rest = rest.dropFirst()
    passBlanks()
    guard rest.first == 0x7B else { return false }
    // An object of its own within, and nothing else beside it.
    guard let close = rest.firstIndex(of: 0x7D) else { return false }
    rest = rest[rest.index(after: close)...].drop { $0 == 0x20 || $0 == 0x09 }
    return rest.first == 0x7D && rest.dropFirst().allSatisfy { $0.isBlank || $0 == 0x0D }
  }
}
