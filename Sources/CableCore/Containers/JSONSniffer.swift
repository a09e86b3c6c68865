/// Recognises JSON that holds records, and how many brackets are open around one.
enum JSONSniffer {
  /// Where the value begins of a script that holds data alone: `var cables = [`, `callback({`; nil for another text.
  static func assigned(in head: [UInt8], at start: Int) -> Int? {
    let name = head[start...].prefix(80).prefix {
      $0.isLetter || $0.isDigit || $0.isBlank || $0.isOne(of: "_$.")
    }
    guard name.first?.isLetter == true || name.first?.isOne(of: "_$") == true,
      name.endIndex < head.count, head[name.endIndex].isOne(of: "=("),
      let value = head[(name.endIndex + 1)...].firstIndex(where: { !$0.isBlank && $0 != 0x0A }),
      head[value] == 0x7B || head[value] == 0x5B
    else { return nil }
    return value
  }

  static func find(in head: [UInt8], at start: Int) -> RecordSniffer.Finding? {
    var tokens = Tokens(head: head, place: start)
    guard let depth = tokens.recordDepth() else { return ListedJSON.find(in: head, at: start) }
    let names = tokens.known
    var dialect = RecordDialect(form: .json)
    dialect.depth = depth
    dialect.start = start
    var signs = ["an object with members that are known by name: \(names.joined(separator: ", "))"]
    if depth == 0, !head.beginning(start).contains(0x1E), isLined(head, start) {
      dialect.form = .jsonLines
      dialect.quote = nil
      signs.append("each line is an object")
    }
    return RecordSniffer.Finding(dialect: dialect, signs: signs)
  }

  /// Why JSON that holds a table in another order is not read, as a clause; nil for any other.
  ///
  /// pandas writes columns or lists of values apart unless records are asked for.
  static func reasonUnread(_ head: [UInt8]) -> String? {
    var start = 0
    while start < head.count, head[start].isBlank { start += 1 }
    guard start < head.count, head[start] == 0x7B || head[start] == 0x5B else { return nil }
    let plain = Array(head[start...].prefix(4096).filter { !$0.isBlank && $0 != 0x0A })
    let isTurned =
      ListedJSON.hasColumns(head, start)
      || plain.first == 0x7B && plain.prefix(80).contains(0x3A)
        && plain.drop { $0 != 0x3A }.starts(with: Array(":{\"0\":".utf8))
    let isSplit =
      plain.starts(with: Array("{\"columns\":[".utf8)) || plain.starts(with: Array("[[\"".utf8))
      || plain.starts(with: Array("[\"".utf8)) && plain.prefix(200).contains(0x2C)
        && plain.prefix(200).count(where: { $0 == 0x22 }) >= 4
      || plain.place(of: "\"ROWS\":[[", in: 0..<plain.count) != nil
      || plain.place(of: "\"DATA\":[[", in: 0..<plain.count) != nil
    // `["UNCLAS …\\n…", …]`, `{"09ROME12": "UNCLAS …\\n…", …}`: texts without names.
    let isText = { (from: Int) in
      let value = plain.dropFirst(from)
      return value.first == 0x22
        && value.dropFirst().prefix { $0 != 0x22 }.firstRange(of: [0x5C, 0x6E]) != nil
    }
    let key = plain.dropFirst(2).prefix(48).prefix { $0 != 0x22 }
    let isKeyed =
      plain.starts(with: [0x7B, 0x22])
      && RecordValue.id(String(decoding: key, as: UTF8.self)) != nil
      && plain.dropFirst(key.count + 3).first == 0x3A && isText(key.count + 4)
    if plain.first == 0x5B && isText(1) || isKeyed {
      return
        "it is JSON of texts without names: write it as objects, with pandas `orient=\"records\"`"
    }
    guard isTurned || isSplit && ListedJSON.find(in: head, at: start) == nil else { return nil }
    let what = isTurned ? "a table with one list per column" : "a table whose values have no names"
    return "it is JSON of \(what): write it as objects, with pandas `orient=\"records\"`"
  }

  /// True where another object follows the first one in its line: `{…}{…}`.
  private static func hasFurther(_ head: [UInt8], _ line: Range<Int>) -> Bool {
    guard let end = head.closingBrace(after: line.lowerBound, before: line.upperBound) else {
      return false
    }
    return head[(end + 1)..<line.upperBound].first { !$0.isBlank && $0 != 0x2C } == 0x7B
  }

  /// True if the first object ends with its line, or goes beyond the beginning without a line end.
  private static func isLined(_ head: [UInt8], _ start: Int) -> Bool {
    let end = head.place(of: 0x0A, from: start) ?? head.count
    if hasFurther(head, start..<end) { return false }
    guard end < head.count else { return true }
    var stop = end
    while stop > start, head[stop - 1].isBlank { stop -= 1 }
    guard JSONRecord.items(of: Array(head[start..<stop])).isWhole else {
      // A line that was cut short before one that is whole.
      let next = head.place(of: 0x0A, from: end + 1) ?? head.count
      let line = Array(head[(end + 1)..<next])
      return line.first == 0x7B && JSONRecord.items(of: line).isWhole
    }
    return true
  }

  /// Looks for the shallowest object whose members are known by name.
  private struct Tokens {
    let head: [UInt8]
    var place: Int
    /// The names that were known.
    private(set) var known: [String] = []

    init(head: [UInt8], place: Int) {
      self.head = head
      self.place = place
    }

    /// The depth of the object that is a record: a text is the surest sign, then the least depth.
    mutating func recordDepth() -> Int? {
      var open: [(isObject: Bool, names: [String], inner: [String])] = []
      var best: (isSure: Bool, depth: Int, names: [String])?
      // `[{"text": "…"}]`: nothing but a text.
      var lone: (depth: Int, names: [String])?
      func note(_ depth: Int, _ names: [String], _ inner: [String]) {
        let hasText = names.contains(where: isText)
        guard RecordColumns.areNames(names) || hasText && RecordColumns.areNames(names + inner)
        else {
          if hasText, names.count <= 3, lone.map({ depth < $0.depth }) ?? true {
            lone = (depth, names)
          }
          return
        }
        let isSure = hasText || inner.contains(where: isText)
        let known = (names + inner).filter { RecordColumns.meaning(of: $0) != nil }
        guard let old = best else {
          best = (isSure, depth, known)
          return
        }
        if isSure && !old.isSure || isSure == old.isSure && depth < old.depth {
          best = (isSure, depth, known)
        }
      }
      while place < head.count {
        switch head[place] {
        case 0x7B: open.append((true, [], []))
        case 0x5B: open.append((false, [], []))
        case 0x7D, 0x5D:
          guard let last = open.popLast() else { break }
          if last.isObject {
            note(open.count, last.names, last.inner)
            if let outer = open.indices.last, open[outer].isObject, open[outer].inner.count < 200 {
              open[outer].inner += last.names + last.inner
            }
          }
        case 0x22:
          let start = place + 1
          place = head.closingQuote(after: place)
          guard let last = open.indices.last, open[last].isObject, open[last].names.count < 200
          else { break }
          let end = min(place, head.count)
          if place - start <= 60, isKey() {
            open[last].names.append(head.string(start..<end))
          } else if start < end, head[start] == 0x7B {
            // `{"payload": "{\"id\": …}"}`
            let value = JSONRecord.string(at: Array(head[(start - 1)..<min(end + 1, head.count)]))
            open[last].names += EmbeddedObject.names(in: value).prefix(200)
          }
        default: break
        }
        place += 1
      }
      for (depth, object) in open.enumerated() where object.isObject {
        note(depth, object.names, object.inner)
      }
      known = best?.names ?? lone?.names.filter(isText) ?? []
      return best?.depth ?? lone?.depth
    }

    private func isText(_ name: String) -> Bool {
      RecordColumns.meaning(of: name).map { [.header, .body, .whole].contains($0.meaning) } == true
    }

    private func isKey() -> Bool {
      var next = place + 1
      while next < head.count, head[next].isBlank { next += 1 }
      return next < head.count && head[next] == 0x3A
    }
  }
}

extension [UInt8] {
  /// The quote that closes the string of JSON whose own quote is at a place; the end of the text where none does.
  func closingQuote(after quote: Int) -> Int {
    var end = quote + 1
    while end < count, self[end] != 0x22 { end += self[end] == 0x5C ? 2 : 1 }
    return Swift.min(end, count)
  }

  /// The brace that closes the object of JSON whose own brace is at a place; nil where none does before another.
  func closingBrace(after brace: Int, before end: Int) -> Int? {
    var depth = 0
    var place = brace
    while place < end {
      switch self[place] {
      case 0x22: place = closingQuote(after: place)
      case 0x7B: depth += 1
      case 0x7D:
        depth -= 1
        if depth == 0 { return place }
      default: break
      }
      place += 1
    }
    return nil
  }
}
