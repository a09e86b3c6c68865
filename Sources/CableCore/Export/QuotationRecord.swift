/// The trace that a quotation leaves in a text in Markdown or Org: which paragraph it is of, and what
/// that said.
public struct QuotationRecord: Sendable, Hashable {
  /// The line of the text that it is on, from 1.
  public var line: Int
  /// The cable's id, or its file's name where it has none.
  public var id: String
  /// The paragraph's place in the cable, from 1.
  public var ordinal: Int
  /// `ParagraphQuotation.digest` of the paragraph when it was quoted.
  public var digest: String
  /// The words that are quoted above it, as they are now in the text, without its signs and without
  /// the citation.
  public var quoted: String

  private static let sign = "cablereader-quotation"

  /// The line of a comment, without the signs of one.
  static func line(id: String, ordinal: Int, digest: String) -> String {
    "\(sign) sha256:\(digest) \(ordinal) \(encoded(id))"
  }

  /// The records of a text, in order.
  ///
  /// Cost: linear in the text.
  public static func all(in text: String) -> [QuotationRecord] {
    var records: [QuotationRecord] = []
    var block: [Substring] = []
    var isOrg = false
    // A line end of Windows is one character with CR, and a newline, too.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if let record = QuotationRecord(line: line, number: index + 1, block: block) {
        records.append(record)
        block = []
      } else if line.first == ">" {
        block.append(line.dropFirst())
      } else if line.lowercased().hasPrefix("#+begin_quote") {
        (isOrg, block) = (true, [])
      } else if line.lowercased().hasPrefix("#+end_quote") {
        isOrg = false
      } else if isOrg {
        block.append(line)
      } else if !line.allSatisfy(\.isWhitespace) {
        block = []
      }
    }
    return records
  }

  private init?(line: Substring, number: Int, block: [Substring]) {
    guard let start = line.firstRange(of: Self.sign + " ")?.upperBound else { return nil }
    let fields = line[start...].split(separator: " ")
    guard fields.count >= 3, fields[0].hasPrefix("sha256:"), let ordinal = Int(fields[1]) else {
      return nil
    }
    self.line = number
    self.ordinal = ordinal
    digest = fields[0].dropFirst(7).lowercased()
    id = Self.decoded(fields[2])
    let said = block.prefix { !$0.drop(while: \.isWhitespace).hasPrefix("— ") }
    let isOrg = line.first == "#"
    quoted = said.map { isOrg ? String($0).replacing("\u{200B}", with: "") : Self.plain($0) }
      .joined(separator: " ")
  }

  /// Text without the signs of Markdown.
  private static func plain(_ line: Substring) -> String {
    var written = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped || !["\\", "*", "`", "#"].contains(scalar) {
        written.append(scalar)
        isEscaped = false
      } else {
        isEscaped = scalar == "\\"
      }
    }
    return String(written)
  }

  /// Letters, digits, full stops and underlines stay as they are: nothing else, so that no id ends a
  /// comment.
  private static func encoded(_ id: String) -> String { PercentEncoding.text(id, keeping: "._") }

  private static func decoded(_ id: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(id.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25, let high = rest.first.flatMap(Hexadecimal.digit),
        let low = rest.dropFirst().first.flatMap(Hexadecimal.digit)
      else {
        bytes.append(byte)
        continue
      }
      bytes.append(high << 4 | low)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
