/// The words of the field with their meanings: TAGS, captions, posts, prosigns, marks.
public enum Vocabulary {
  /// What a word of the field means.
  public struct Entry: Sendable, Hashable {
    /// The code as printed: `PHUM`.
    public var code: String
    /// What kind of word it is: `subject`, `program`, `country`, `caption`, `post` and others.
    public var kind: String
    /// The official meaning: `Human Rights`.
    public var meaning: String
    /// Where it is written: `5 FAH-3 H-011`.
    public var source: String

    /// An entry from its parts.
    public init(code: String, kind: String, meaning: String, source: String) {
      self.code = code
      self.kind = kind
      self.meaning = meaning
      self.source = source
    }
  }

  private static func columns(_ table: String) -> [[String]] {
    // By bytes: to look for line ends among characters costs a program's start ten milliseconds.
    var table = table
    return table.withUTF8 { bytes in
      var lines: [[String]] = []
      var columns: [String] = []
      var start = 0
      for place in 0...bytes.count {
        let isLineEnd = place == bytes.count || bytes[place] == 0x0A
        guard isLineEnd || bytes[place] == 0x09 else { continue }
        columns.append(
          String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self))
        start = place + 1
        guard isLineEnd else { continue }
        lines.append(columns)
        columns.removeAll(keepingCapacity: true)
      }
      return lines
    }
  }

  private static let tags: [String: Entry] = {
    var entries: [String: Entry] = [:]
    for line in columns(TagTable.lines) where line.count == 4 {
      let source =
        switch line[3] {
        case "N": "NARA, Central Foreign Policy Files FAQ, appendix I"
        case "C": "as used in cables"
        default: "5 FAH-3"
        }
      entries[line[0]] = Entry(code: line[0], kind: line[1], meaning: line[2], source: source)
    }
    return entries
  }()

  private static let terms: [String: Entry] = {
    var entries: [String: Entry] = [:]
    for line in columns(TermTable.lines) where line.count == 4 {
      entries[line[0].uppercased()] = Entry(
        code: line[0], kind: line[1], meaning: line[2], source: line[3])
    }
    return entries
  }()

  private static let posts: [String: (name: String, label: String)] = {
    var entries: [String: (name: String, label: String)] = [:]
    for line in columns(StationTable.lines) where line.count == 3 {
      entries[line[0]] = (line[1], line[2])
    }
    return entries
  }()

  private static let aliases = pairs(StationAliasTable.lines)
  private static let routingIndicators = pairs(RoutingTable.lines)

  private static func pairs(_ table: String) -> [String: String] {
    var entries: [String: String] = [:]
    for line in columns(table) where line.count == 2 { entries[line[0]] = line[1] }
    return entries
  }

  /// Every TAG of the table, by code.
  public static var allTags: [Entry] { tags.values.sorted { $0.code < $1.code } }

  /// The canonical name of every post of the table, sorted.
  public static var allPosts: [String] { posts.keys.sorted() }

  /// The meaning of a TAG, upper case; nil if it is not in the table.
  public static func tag(_ code: String) -> Entry? { tags[code] }

  /// The codes of the table of TAGS alone: to parse a cable needs no more.
  private static let tagCodes = WordTable(firstColumns(of: TagTable.lines))

  /// The first column of each line of a table.
  private static func firstColumns(of table: String) -> [String] {
    var table = table
    return table.withUTF8 { bytes in
      var columns: [String] = []
      var start = 0
      while start < bytes.count {
        let line = bytes[start...].prefix { $0 != 0x0A }
        columns.append(String(decoding: line.prefix { $0 != 0x09 }, as: UTF8.self))
        start = line.endIndex + 1
      }
      return columns
    }
  }

  /// True for a code of the table of TAGS, upper case.
  static func isTag(_ code: Word) -> Bool { tagCodes.contains(code) }

  /// The same for a text.
  static func isTag(_ code: String) -> Bool { tagCodes.contains(Word(spelled: code, at: 0..<0)) }

  /// The meaning of a caption, upper case.
  public static func caption(_ text: String) -> Entry? {
    guard let entry = terms[text], entry.kind == "caption" else { return nil }
    return entry
  }

  /// The canonical station for a spelling without spaces (`SECSTATE` → `STATE`); nil if unknown.
  public static func station(_ name: String) -> String? {
    if let alias = aliases[name] { return alias }
    if isStation(name) { return name }
    for prefix in AddressWords.kindsOfPost
    where name.utf8.count > prefix.utf8.count && name.hasPrefix(prefix) {
      return station(String(name.dropFirst(prefix.count)))
    }
    return nil
  }

  /// The canonical station of every spelling of the tables.
  private static let stations = WordTable(
    aliases.map { ($0.key, $0.value) } + posts.keys.map { ($0, $0) } + [("STATE", "STATE")])

  /// The canonical station of a word that is in the tables as it is, without a hash; nil for
  /// all others.
  static func listedStation(_ name: Word) -> String? { stations[name] }

  /// True for the canonical name of a post.
  static func isStation(_ name: String) -> Bool { posts[name] != nil || name == "STATE" }

  private static let stationNames = WordTable(posts.keys + ["STATE"])

  /// The same for a word.
  static func isStation(_ name: Word) -> Bool { stationNames.contains(name) }

  /// Words with which a post's spaced name or alias begins, such as `NEW` and `ADDIS`.
  private static let stationWords: Set<String> = {
    var words: Set<String> = ["STATE", "SECSTATE", "USUN", "USNATO", "USEU", "UNVIE"]
    for post in posts.values {
      if let first = post.name.split(separator: " ").first { words.insert(String(first)) }
    }
    for alias in aliases.keys { words.insert(alias) }
    return words
  }()

  /// True for a word with which the name of a post begins.
  static func isStationWord(_ word: String) -> Bool { stationWords.contains(word) }

  /// The station for a spelling, also one with a letter missing, doubled or wrong; nil if none.
  ///
  /// Cost: constant for known spellings, else a comparison with every post.
  static func correctedStation(_ name: String) -> String? {
    if let found = station(name) { return found }
    guard name.utf8.count >= 5, name.utf8.count <= 24 else { return nil }
    if name.utf8.count <= 6 {
      // The National Archives cut names to six letters: `PRETOR`, `OUAGAD`.
      let whole = posts.keys.filter { $0.hasPrefix(name) }
      if whole.count == 1 { return whole.first }
    }
    var nearest: Set<String> = []
    for post in posts.keys
    where abs(post.utf8.count - name.utf8.count) <= 1
      && Spelling.distance(name, post, limit: 1) <= 1
    {
      nearest.insert(post)
    }
    return nearest.count == 1 ? nearest.first : nil
  }

  /// A known tag for a code with one letter doubled (`MOPPS` → `MOPS`); nil if there is none.
  static func correctedTag(_ code: String) -> String? {
    guard code.utf8.count == 5 else { return nil }
    let letters = Array(code)
    for place in 1..<letters.count where letters[place] == letters[place - 1] {
      var shorter = letters
      shorter.remove(at: place)
      if isTag(String(shorter)) { return String(shorter) }
    }
    return nil
  }

  /// The names of countries and of posts, in capitals with their blanks.
  private static let places: Set<String> = Set(
    tags.values.filter { $0.kind == "country" }.map { $0.meaning.uppercased() }
      + posts.values.map(\.name))

  /// True for the name of a country or of a post, in capitals.
  static func isPlace(_ name: String) -> Bool { places.contains(name) }

  /// A post's spaced name in title case for reading: `ABUDHABI` → `Abu Dhabi`.
  public static func postName(_ station: String) -> String? {
    if station == "STATE" { return "State" }
    guard let post = posts[station] else { return nil }
    for kind in ["Embassy ", "Consulate ", "Mission "] where post.label.hasPrefix(kind) {
      return String(post.label.dropFirst(kind.count))
    }
    // A post of which only the address is known: the name as one writes it.
    return post.label.isEmpty
      ? post.name.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }
        .joined(separator: " ") : post.label
  }

  /// Who writes from a post, as an author: `ASTANA` → `U.S. Embassy Astana`.
  public static func author(_ station: String) -> String {
    if station == "STATE" { return "U.S. Department of State" }
    guard let post = posts[station] else { return station }
    for kind in ["Embassy ", "Consulate ", "Mission "] where post.label.hasPrefix(kind) {
      return "U.S. " + post.label
    }
    return post.label.isEmpty ? post.name : post.label
  }

  /// The plain address after a routing indicator.
  public static func routing(_ indicator: String) -> String? { routingIndicators[indicator] }

  /// Splits tags that were printed without a blank between them (`PHUMPREL` → `PHUM`, `PREL`).
  ///
  /// - Returns: nil if the word is not wholly made of known tags of four letters, with one
  ///   country at most at its end: in shorter pieces any word falls apart (`PO`, `LI`, `TI`, `CS`).
  public static func splitTags(_ runTogether: String) -> [String]? {
    guard (6...80).contains(runTogether.utf8.count), runTogether.utf8.count % 2 == 0,
      runTogether.utf8.allSatisfy({ $0 < 0x80 })
    else { return nil }
    var parts: [String] = []
    var rest = runTogether[...]
    while !rest.isEmpty {
      let part = String(rest.prefix(4))
      guard isTag(part) else { return nil }
      parts.append(part)
      rest = rest.dropFirst(4)
    }
    return parts
  }

  /// Every entry for a term, in any of the tables.
  public static func explain(_ term: String) -> [Entry] {
    let key = term.uppercased()
    var found: [Entry] = []
    if let entry = tags[key] { found.append(entry) }
    if let entry = terms[key] { found.append(entry) }
    let squeezed = String(key.filter { $0.isLetter || $0.isNumber })
    if let station = station(squeezed), let name = postName(station) {
      let label = posts[station]?.label ?? ""
      found.append(
        Entry(
          code: station, kind: "post", meaning: label.isEmpty ? name : label,
          source: "FM lines of cables"))
    }
    if let address = routingIndicators[key] {
      found.append(
        Entry(
          code: key, kind: "routing indicator", meaning: address,
          source: "address lines of cables (ACP 117)"))
    }
    let inner = key.trimmingBrackets
    if let mark = portionMark(inner) {
      found.append(
        Entry(
          code: "(\(inner))", kind: "portion mark",
          meaning: ([mark.level == .sbu ? "SENSITIVE BUT UNCLASSIFIED" : mark.level.name]
            + mark.controls).joined(separator: ", "),
          source: "E.O. 13526, section 1.6; 5 FAM 540 for SBU"))
    }
    return found
  }
}

extension String {
  fileprivate var trimmingBrackets: String {
    hasPrefix("(") && hasSuffix(")") ? String(dropFirst().dropLast()) : self
  }
}
