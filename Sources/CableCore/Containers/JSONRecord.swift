/// An object of JSON as names and values, its nested objects flattened.
struct JSONRecord {
  private let bytes: [UInt8]
  private var place = 0
  private var items: [RecordItem] = []
  private var isWhole = true

  /// Deeper nesting is no record that anybody wrote.
  private static let deepest = 32
  /// Names of members that say nothing beside the name of their object.
  private static let plain: Set<String> = ["name", "value", "text", "code", "label"]

  /// The members of an object, those of nested ones under their own name, each item of an array
  /// under that of the array.
  ///
  /// A member `$date` or `name` has the name of its object. Cost: linear.
  ///
  /// - Parameters:
  ///   - bytes: the object.
  ///   - names: those of the values, where the record is a list of them and no object.
  /// - Returns: the members, and whether the object is whole.
  static func items(
    of bytes: [UInt8], names: [String]? = nil
  ) -> (items: [RecordItem], isWhole: Bool) {
    var record = JSONRecord(bytes: bytes)
    if let names { return (record.list(names), record.isWhole && record.place >= bytes.count) }
    if record.byte == 0x22 { record.readKey() }
    record.read("", depth: 0)
    record.passBlanks()
    if BulkAction.matches(in: bytes.prefix { $0 != 0x0A }) {
      guard record.place < bytes.count else { return ([], true) }
      record.read("", depth: 0)
      record.passBlanks()
    }
    return (record.items, record.isWhole && record.place >= bytes.count)
  }

  /// The text that a line is, and nothing else but blanks; nil for any other line.
  static func text(_ line: [UInt8]) -> [UInt8]? {
    var record = JSONRecord(bytes: line)
    guard record.byte == 0x22 else { return nil }
    let text = record.string()
    record.passBlanks()
    return record.isWhole && record.place >= line.count ? text : nil
  }

  /// What a string says that begins with a text, as far as it is there.
  static func string(at bytes: [UInt8]) -> [UInt8] {
    var record = JSONRecord(bytes: bytes)
    return record.string()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The key of the object, which is its id where their keys distinguish the objects.
  private mutating func readKey() {
    let key = string()
    passBlanks()
    guard byte == 0x3A else { return }
    place += 1
    add("id", key)
  }

  private var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

  private mutating func passBlanks() {
    while place < bytes.count, bytes[place].isBlank { place += 1 }
  }

  /// Reads a value under a name; stops for good at what is no JSON.
  private mutating func read(_ name: String, depth: Int) {
    passBlanks()
    guard isWhole, place < bytes.count, depth < Self.deepest else {
      isWhole = false
      return
    }
    switch byte {
    case 0x7B: readMembers(name, depth: depth)
    case 0x5B: readItems(name, depth: depth)
    case 0x22: add(name, string())
    default:
      let start = place
      while place < bytes.count, !bytes[place].isOne(of: ",]}\n\r") { place += 1 }
      let text = bytes.string(start..<place).filter { $0 != " " }
      if text.isEmpty { isWhole = false }
      if text != "null" { add(name, Array(text.utf8)) }
    }
  }

  private mutating func add(_ name: String, _ value: [UInt8]) {
    guard !value.isEmpty else { return }
    items.append(RecordItem(name: name, column: items.count + 1, bytes: value))
  }

  private mutating func readMembers(_ name: String, depth: Int) {
    place += 1
    while isWhole {
      passBlanks()
      if byte == 0x7D {
        place += 1
        return
      }
      if byte == 0x2C {
        place += 1
        continue
      }
      guard byte == 0x22 else {
        isWhole = false
        return
      }
      var key = String(decoding: string(), as: UTF8.self)
      if key.hasPrefix("$") || depth > 0 && !name.isEmpty && Self.plain.contains(key.lowercased()) {
        key = name
      }
      passBlanks()
      guard byte == 0x3A else {
        isWhole = false
        return
      }
      place += 1
      read(key, depth: depth + 1)
    }
  }

  private mutating func readItems(_ name: String, depth: Int) {
    place += 1
    while isWhole {
      passBlanks()
      if byte == 0x5D {
        place += 1
        return
      }
      if byte == 0x2C {
        place += 1
        continue
      }
      read(name, depth: depth + 1)
    }
  }

  /// The values of a list, each with the name of its place, without that where the list is longer or shorter;
  /// a text alone is a list of one.
  private mutating func list(_ names: [String]) -> [RecordItem] {
    passBlanks()
    if byte == 0x22 {
      let text = string()
      passBlanks()
      return [RecordItem(name: names.count == 1 ? names[0] : nil, column: 1, bytes: text)]
    }
    guard byte == 0x5B else {
      isWhole = false
      return []
    }
    place += 1
    var values: [RecordItem] = []
    var column = 0
    while isWhole, byte != 0x5D {
      let known = items.count
      read("", depth: 1)
      column += 1
      values += items[known...].map { RecordItem(name: nil, column: column, bytes: $0.bytes) }
      passBlanks()
      if byte == 0x2C { place += 1 } else if byte != 0x5D { isWhole = false }
      passBlanks()
    }
    place += 1
    passBlanks()
    guard column == names.count else { return values }
    for index in values.indices {
      let name = names[values[index].column - 1]
      values[index].name = name.isEmpty ? nil : name
    }
    return values
  }

  /// A string's bytes; a lone surrogate is the replacement character.
  private mutating func string() -> [UInt8] {
    place += 1
    var plain: [UInt8] = []
    while place < bytes.count {
      let start = place
      while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x5C { place += 1 }
      plain += bytes[start..<place]
      guard place < bytes.count else { break }
      if bytes[place] == 0x22 {
        place += 1
        return plain
      }
      place += 1
      let escaped = byte
      place += 1
      switch escaped {
      case 0x6E: plain.append(0x0A)
      case 0x72: plain.append(0x0D)
      case 0x74: plain.append(0x09)
      case 0x62: plain.append(0x08)
      case 0x66: plain.append(0x0C)
      case 0x75: plain += character()
      default: plain.append(escaped)
      }
    }
    isWhole = false
    return plain
  }

  /// The character of `\uD83D\uDE00`, after its first `u`.
  private mutating func character() -> [UInt8] {
    func unit(at place: Int) -> UInt16? {
      guard place + 4 <= bytes.count else { return nil }
      return UInt16(bytes.string(place..<(place + 4)), radix: 16)
    }
    guard let first = unit(at: place) else { return Array("\u{FFFD}".utf8) }
    place += 4
    var units = [first]
    if first & 0xFC00 == 0xD800, byte == 0x5C, place + 1 < bytes.count, bytes[place + 1] == 0x75,
      let second = unit(at: place + 2), second & 0xFC00 == 0xDC00
    {
      units.append(second)
      place += 6
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
