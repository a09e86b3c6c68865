/// How a record's beginning is known within a quote that was never closed: by what the first columns
/// of the others hold.
struct RecordBeginning {
  /// So many places where a record seems to begin, and an open quote is taken for unclosed.
  static let limit = 8
  /// A beginning is known by so many bytes at most.
  static let reach = 512

  private let dialect: RecordDialect

  init(_ dialect: RecordDialect) { self.dialect = dialect }

  /// True if a record seems to begin at a place, after a line end.
  func matches(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    var from = place
    if dialect.form == .insert {
      let end = min(bytes.count, place + 400)
      if RecordSniffer.has("INSERT INTO", in: bytes, at: place)
        || RecordSniffer.has("INSERT IGNORE", in: bytes, at: place)
        || RecordSniffer.has("INSERT OR ", in: bytes, at: place)
        || RecordSniffer.has("INSERT [", in: bytes, at: place)
      {
        return true
      }
      guard from < end, bytes[from] == 0x28 else { return false }
      from += 1
    }
    guard !dialect.lead.isEmpty, from < bytes.count else { return false }
    if dialect.isAlwaysQuoted, bytes[from] != dialect.quote { return false }
    for kind in dialect.lead {
      guard let (value, end) = shortValue(bytes, at: from), RecordValueKind(value) == kind else {
        return false
      }
      from = end
    }
    return true
  }

  /// The first columns that show a beginning, by what the values of whole records are.
  static func lead(of kinds: [RecordValueKind]) -> [RecordValueKind] {
    let lead = Array(kinds.prefix(5).prefix { $0 != .text && $0 != .empty })
    let strict = lead.count(where: \.isStrict)
    guard strict >= 1, lead.count >= 2 || lead.first == .id, lead.count < kinds.count else {
      return []
    }
    return lead
  }

  /// A value that ends with a separator within a few bytes.
  private func shortValue(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> ([UInt8], Int)? {
    var from = place
    while from < bytes.count, from < place + 2, bytes[from] == 0x20 { from += 1 }
    let isQuoted = from < bytes.count && bytes[from] == dialect.quote
    if isQuoted { from += 1 }
    let mark = isQuoted ? dialect.quote ?? 0 : dialect.separator
    let limit = min(bytes.count, from + 80)
    var end = from
    while end < limit, bytes[end] != mark {
      guard bytes[end] != dialect.lineEnd, isQuoted || bytes[end] != dialect.quote else {
        return nil
      }
      end += 1
    }
    guard end < limit else { return nil }
    let value = Array(bytes[from..<end])
    if isQuoted { end += 1 }
    guard end < bytes.count, bytes[end] == dialect.separator else { return nil }
    return (value, end + 1)
  }
}
