/// A value of a record with the name of its column.
struct RecordItem: Sendable {
  /// As a head row or a key gives it; nil if there is none.
  var name: String?
  /// From 1.
  var column: Int
  /// Without quotes and escapes.
  var bytes: [UInt8]

  /// How the column is named to a person.
  var source: String { name ?? "column \(column)" }
}

/// The values of a record without the quotes and escapes of its dialect.
struct RecordValues {
  let dialect: RecordDialect

  /// The values that are there, and what is wrong with the record.
  ///
  /// - Parameters:
  ///   - found: the record.
  ///   - bytes: in which it is.
  ///   - later: what a row above it names the columns; nil if they have their first names.
  /// - Returns: the values with their names.
  func read(
    _ found: RecordStream.Found, in bytes: [UInt8], names later: [String]? = nil
  ) -> (items: [RecordItem], fault: RecordFault?) {
    let (items, fault) = printed(found, in: bytes, names: later)
    return (EmbeddedObject.spread(items), fault)
  }

  private func printed(
    _ found: RecordStream.Found, in bytes: [UInt8], names later: [String]?
  ) -> (items: [RecordItem], fault: RecordFault?) {
    switch dialect.form {
    case .json, .jsonLines:
      let object = JSONRecord.items(
        of: Array(bytes[found.range]), names: dialect.isListed ? dialect.names : nil)
      return (object.items, object.isWhole ? nil : .malformed)
    case .elements:
      let (items, isWhole) = ElementRecord.items(
        of: Array(bytes[found.range]), names: dialect.names)
      return (items, isWhole ? found.fault : .malformed)
    case .yaml: return (YAMLRecord.items(of: Array(bytes[found.range])), nil)
    case .delimited, .copy, .insert:
      var fault = found.fault
      if let later, case .ragged(let count, _) = fault {
        fault = count == later.count ? nil : .ragged(count, of: later.count)
      } else if let later, fault == nil, found.values.count != later.count {
        fault = .ragged(found.values.count, of: later.count)
      }
      return (items(of: found, in: bytes, names: later), fault)
    }
  }

  /// The values of a row that are there, each with its column; empty ones and NULL are left out.
  func items(
    of found: RecordStream.Found, in bytes: [UInt8], names later: [String]? = nil
  ) -> [RecordItem] {
    let given = later ?? dialect.names
    let names = given.count == found.values.count ? given : []
    return found.values.enumerated().compactMap { column, range in
      guard let value = value(bytes, range), !value.isEmpty else { return nil }
      let name = names.isEmpty || names[column].isEmpty ? nil : names[column]
      return RecordItem(name: name, column: column + 1, bytes: value)
    }
  }

  /// One value; nil for NULL.
  private func value(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while end > start, bytes[end - 1] == 0x0D || bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0A {
      end -= 1
    }
    while start < end, bytes[start] == 0x20 || dialect.form == .insert && bytes[start].isBlank {
      start += 1
    }
    if dialect.form == .insert { return tupleValue(bytes, start..<end) }
    let isQuoted = start < end && bytes[start] == dialect.quote
    if isQuoted {
      start += 1
      // Of a value that was cut off, the closing quote is missing.
      if end > start, bytes[end - 1] == dialect.quote { end -= 1 }
    } else if bytes[start..<end].elementsEqual([0x5C, 0x4E]) {
      return nil
    }
    // What escapes in an object is its own.
    if !isQuoted, dialect.form == .delimited, EmbeddedObject.begins(in: bytes[start..<end]) {
      return Array(bytes[start..<end])
    }
    var value = unescaped(bytes, start..<end, quote: isQuoted ? dialect.quote : nil)
    if dialect.isMarkdown { return MarkdownText.cell(value) }
    // Some write the line ends of a text as `\n`, even where nothing else is escaped.
    if dialect.form == .copy && dialect.quote == nil
      || !value.contains(0x0A) && !value.contains(0x0D) && hasLines(value)
        && !EmbeddedObject.isObject(value)
    {
      value = Self.lined(value)
    }
    return value
  }

  /// Whether `\n` is in a value twice, or once in a long one.
  private func hasLines(_ value: [UInt8]) -> Bool {
    if value.count > 80 { return true }
    var count = 0
    for place in value.indices.dropLast() where value[place] == 0x5C && value[place + 1] == 0x6E {
      count += 1
    }
    return count > 1
  }

  private func unescaped(_ bytes: [UInt8], _ range: Range<Int>, quote: UInt8?) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      let next = index + 1 < range.upperBound ? bytes[index + 1] : 0
      if byte == 0x5C, dialect.hasEscapes, dialect.form != .copy,
        next == 0x22 || next == 0x27 || next == 0x5C || next == dialect.separator
      {
        plain.append(next)
        index += 2
      } else if byte == quote, next == quote {
        plain.append(byte)
        index += 2
      } else {
        plain.append(byte)
        index += 1
      }
    }
    return plain
  }

  /// With line ends, tabs and backslashes for `\n`, `\r`, `\t` and `\\`.
  static func lined(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x5C) else { return bytes }
    let meanings: [UInt8: UInt8] = [0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x5C: 0x5C]
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x5C, index + 1 < bytes.count, let byte = meanings[bytes[index + 1]] {
        plain.append(byte)
        index += 2
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }

  /// The line ends that are joined between two strings: none in `||`; nil where nothing joins them.
  private static func ends(in bytes: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    guard range.count <= 200, bytes.place(of: "||", in: range) != nil else { return nil }
    var ends: [UInt8] = []
    var place = range.lowerBound
    while let found = bytes.place(of: "CHR(1", in: place..<range.upperBound) {
      place = found + 6
      if found + 5 < range.upperBound, bytes[found + 5] == UInt8(ascii: "0") { ends.append(0x0A) }
    }
    return ends
  }

  /// A value of a tuple: a string, a number, NULL, or `replace('…', '\n', char(10))` of SQLite.
  private func tupleValue(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    if let content = DollarQuote.content(of: bytes[range]) { return Array(content) }
    guard let quote = bytes[range].firstIndex(where: { $0 == 0x27 || $0 == 0x22 }) else {
      let text = Array(bytes[range])
      return String(decoding: text, as: UTF8.self).uppercased() == "NULL" ? nil : text
    }
    let mark = bytes[quote]
    var plain: [UInt8] = []
    var index = quote + 1
    // `'{"text": "UNCLAS …\n…"}'`: what escapes in an object is its own, or its first quote were escaped as well.
    let hasEscapes =
      dialect.hasEscapes && !EmbeddedObject.begins(in: bytes[index..<range.upperBound])
    let escapes: [UInt8: UInt8] = [
      0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x30: 0x00, 0x5A: 0x1A, 0x62: 0x08,
    ]
    while index < range.upperBound {
      let byte = bytes[index]
      let next = index + 1 < range.upperBound ? bytes[index + 1] : 0
      if byte == 0x5C, hasEscapes, index + 1 < range.upperBound {
        plain.append(escapes[next] ?? next)
        index += 2
      } else if byte == mark, next == mark {
        plain.append(byte)
        index += 2
      } else if byte == mark {
        // `'…'||CHR(10)||'…'`: a string of several, as Oracle writes its lines.
        guard let further = bytes[(index + 1)..<range.upperBound].firstIndex(of: mark),
          let ends = Self.ends(in: bytes, (index + 1)..<further)
        else { break }
        plain += ends
        index = further + 1
      } else {
        plain.append(byte)
        index += 1
      }
    }
    let isReplaced =
      !dialect.hasEscapes && bytes.place(of: "REPLACE(", in: range.lowerBound..<quote) != nil
    return isReplaced ? Self.lined(plain) : plain
  }
}
