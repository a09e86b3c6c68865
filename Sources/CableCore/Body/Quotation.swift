/// Quoted texts within a body: `BEGIN TEXT` … `END TEXT`.
enum Quotation {
  /// What a block does to the quotation that is open.
  enum Change { case none, begins, ends, whole }

  /// Reads the beginning of a block's text.
  static func change(_ bytes: [UInt8], _ text: Range<Int>) -> Change {
    var start = text.lowerBound
    if start < text.upperBound, bytes[start] == UInt8(ascii: "(") { start += 1 }
    guard start + 3 < text.upperBound, bytes[start].isOne(of: "BEQUbequ") else { return .none }
    let head = start..<min(text.upperBound, start + 60)
    if bytes.has("UNQUOTE", at: start) { return .ends }
    if bytes.has("END ", at: start) { return names(bytes, head) ? .ends : .none }
    guard bytes.has("BEGIN ", at: start) || bytes.has("QUOTE", at: start) && text.count <= 8,
      names(bytes, head)
    else { return .none }
    return text.count > 40 && bytes.place(of: "END ", in: text) != nil ? .whole : .begins
  }

  private static func names(_ bytes: [UInt8], _ head: Range<Int>) -> Bool {
    BodyWords.quoted.rows.contains { bytes.place(of: $0.spelling, in: head) != nil }
  }
}
