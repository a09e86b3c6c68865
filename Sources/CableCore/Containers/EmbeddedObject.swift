/// An object of JSON as a value of a record: a column of type `json` in a table or a dump, the message of a queue.
enum EmbeddedObject {
  /// The values of a record, with the members of each such object in place of it.
  ///
  /// Cost: a look at the first byte of each value, and linear for those that begin as an object does.
  static func spread(_ items: [RecordItem]) -> [RecordItem] {
    guard items.contains(where: { begins(in: $0.bytes[...]) }) else { return items }
    return items.flatMap { members(of: $0) ?? [$0] }
  }

  /// Whether a value is an object that has a member which is known by name; of a value that was cut off, what is
  /// there decides.
  static func isObject(_ value: [UInt8]) -> Bool { !names(in: value).isEmpty }

  /// The names of the members of such an object; none for any other value.
  static func names(in value: [UInt8]) -> [String] {
    guard begins(in: value[...]) else { return [] }
    let names = JSONRecord.items(of: value).items.compactMap(\.name)
    return names.contains { RecordColumns.meaning(of: $0) != nil } ? names : []
  }

  private static func members(of item: RecordItem) -> [RecordItem]? {
    guard begins(in: item.bytes[...]),
      case let (members, isWhole) = JSONRecord.items(of: item.bytes),
      isWhole, members.contains(where: { $0.name.flatMap(RecordColumns.meaning) != nil })
    else { return nil }
    return members.map { RecordItem(name: $0.name, column: item.column, bytes: $0.bytes) }
  }

  /// `{"`, whatever blanks are before and between.
  static func begins(in value: ArraySlice<UInt8>) -> Bool {
    guard let brace = value.firstIndex(where: { !$0.isBlank }), value[brace] == 0x7B else {
      return false
    }
    return value[(brace + 1)...].first { !$0.isBlank } == 0x22
  }
}
