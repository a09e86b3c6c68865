/// The text of a file that is in none of its records: above, between and below them.
///
/// It is fed with what is around the records as its bytes come in, and keeps no more than where the text
/// begins and ends. Tags, comments, keys and brackets are how a file is written, and no text.
struct SurroundingText {
  private enum Place { case text, tag, comment, verbatim, string, escaped }

  /// Why such a text gives no cable, for a person.
  static let reason = "it is text outside of the records"

  private let form: RecordDialect.Form
  /// In a page the rows above the first record name its columns, and scripts are no text.
  private let isPage: Bool
  private var place = Place.text
  /// Open `<` of a declaration, which may hold others.
  private var depth = 0
  /// The last bytes, up to as many as a mark has.
  private var last: UInt64 = 0
  /// A word of JSON without quotes.
  private var word: Range<Int>?
  /// True above the first record, where a script names what it holds.
  private var isAbove = true
  /// A string that may be a key of JSON.
  private var string: Range<Int>?
  private var found: Range<Int>?

  init(_ dialect: RecordDialect) {
    form = dialect.form
    isPage = dialect.form == .elements && !dialect.names.isEmpty
  }

  /// True where something but a record may be in a file: elsewhere each line is one, or a statement.
  var isLookedFor: Bool { (form == .elements || form == .json || form == .yaml) && !isPage }

  /// Takes the next bytes around the records, which are at an offset of the buffer's beginning.
  mutating func take(_ bytes: [UInt8], _ range: Range<Int>, offset: Int) {
    switch form {
    case .elements: for index in range { takeMarkup(bytes[index], at: offset + index) }
    case .json: for index in range { takeJSON(bytes[index], at: offset + index) }
    case .yaml: takeLines(bytes, range, offset: offset)
    default: break
    }
  }

  /// The text since the last record; nil if there is none.
  mutating func end() -> Range<Int>? {
    if let string { note(string) }
    endWord()
    defer {
      (string, found, last, place, depth) = (nil, nil, 0, .text, 0)
      isAbove = false
    }
    return found
  }

  private mutating func note(_ range: Range<Int>) {
    found = (found?.lowerBound ?? range.lowerBound)..<range.upperBound
  }

  private func ends(with mark: StaticString) -> Bool {
    mark.withUTF8Buffer { mark in
      let wanted = mark.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return last & ((1 << (8 * UInt64(mark.count))) - 1) == wanted
    }
  }

  private mutating func takeMarkup(_ byte: UInt8, at index: Int) {
    last = last << 8 | UInt64(byte)
    switch place {
    case .tag:
      if ends(with: "<!--") {
        place = .comment
      } else if ends(with: "[CDATA[") {
        place = .verbatim
      } else if byte == UInt8(ascii: "<") {
        depth += 1
      } else if byte == UInt8(ascii: ">") {
        depth -= 1
        if depth <= 0 { place = .text }
      }
    case .comment: if ends(with: "-->") { (place, depth) = (.text, 0) }
    case .verbatim where ends(with: "]]>"): (place, depth) = (.text, 0)
    default:
      if byte == UInt8(ascii: "<"), place == .text {
        (place, depth) = (.tag, 1)
      } else if isPrinted(byte) {
        note(index..<(index + 1))
      }
    }
  }

  private mutating func takeJSON(_ byte: UInt8, at index: Int) {
    switch place {
    case .escaped: place = .string
    case .string:
      if byte == 0x5C {
        place = .escaped
      } else if byte == 0x22 {
        place = .text
      } else if isPrinted(byte) {
        string = (string?.lowerBound ?? index)..<(index + 1)
      }
    default:
      if isPrinted(byte) {
        word = (word?.lowerBound ?? index)..<(index + 1)
        last = last << 8 | UInt64(byte)
        if let value = string { note(value) }
        string = nil
        return
      }
      endWord()
      if byte.isBlank || byte == 0x0A || byte == 0x0D { return }
      // What is before a colon is a key, and any other string a value.
      if let value = string, byte != UInt8(ascii: ":") { note(value) }
      string = nil
      if byte == 0x22 { place = .string }
    }
  }

  /// Notes a word that is no value of JSON: no number, and neither `true`, `false` nor `null`.
  private mutating func endWord() {
    defer { (word, last) = (nil, 0) }
    guard let word, !isAbove else { return }
    let isNumber = (0..<min(8, word.count)).allSatisfy {
      UInt8(truncatingIfNeeded: last >> (8 * UInt64($0))).isDigit
    }
    let isValue =
      word.count <= 5 && (ends(with: "true") || ends(with: "false") || ends(with: "null"))
    if !isNumber, !isValue { note(word) }
  }

  private mutating func takeLines(_ bytes: [UInt8], _ range: Range<Int>, offset: Int) {
    for line in bytes[range].split(separator: 0x0A) {
      guard let first = line.first(where: { !$0.isBlank }), first != UInt8(ascii: "#"),
        first != UInt8(ascii: "%")
      else { continue }
      let end = line.lastIndex { !$0.isBlank && $0 != 0x0D } ?? line.startIndex
      // A name without a value is one of a list.
      guard line[end] != UInt8(ascii: ":"), let start = line.firstIndex(where: isPrinted) else {
        continue
      }
      note((offset + start)..<(offset + end + 1))
    }
  }

  private func isPrinted(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte >= 0x80 }
}
