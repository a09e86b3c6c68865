import CableCatalog
import CableCore
import CableLibrary
import CableScreen

/// What the search page of a site reads: which cables have each word, in files that a browser loads
/// when somebody asks for the words in them.
///
/// They are scripts, because a browser reads no other file of a folder on disk. Words are split by
/// their first two letters, rows by their number.
///
/// Memory: two to three bytes for each different word of each cable.
struct SiteSearch {
  /// The folders of the files, below the site's.
  static let folders = ["words", "rows"]
  /// As many rows a file as `search.js` expects.
  private static let rowsPerFile = 250

  /// The cables with a word: the distances between their places, in decimal.
  private struct Places {
    var last = -1
    var text: [UInt8] = []

    /// Adds a cable, once.
    mutating func add(_ place: Int) {
      guard place != last else { return }
      if last >= 0 { text.append(0x2C) }
      text += Array(String(place - max(last, 0)).utf8)
      last = place
    }
  }

  private var places: [String: Places] = [:]
  private var rows: [String] = []

  /// Adds the next cable, in the order in which results are shown.
  mutating func add(_ cable: Cable, _ row: LibraryRow, page: String) {
    let place = rows.count
    rows.append(
      JSONText.strings([
        page, row.id, row.sent?.isoDate ?? "", row.classification?.description ?? "", row.subject,
      ]))
    var texts = [row.id] + row.tags
    cable.forEachSearched { text, _, _ in texts.append(text) }
    for text in texts {
      for word in WordFolding.words(of: text) { places[word, default: Places()].add(place) }
    }
  }

  /// Writes the script, and the files of words and rows that it reads, one after another.
  func write(
    _ file: (_ name: String, _ text: String) throws(WrittenFile.Failure) -> Void
  ) throws(WrittenFile.Failure) {
    try file("search.js", String(decoding: PackageResources.search_js, as: UTF8.self))
    let shards = Dictionary(grouping: places.keys, by: Self.fileName)
    for (name, words) in shards.sorted(by: { $0.key < $1.key }) {
      let members = words.sorted().map { word in
        (word, JSONText.string(String(decoding: places[word]?.text ?? [], as: UTF8.self)))
      }
      try file("words/\(name).js", Self.script("words", name, JSONText.object(members)))
    }
    for (number, start) in stride(from: 0, to: rows.count, by: Self.rowsPerFile).enumerated() {
      let some = Array(rows[start..<min(start + Self.rowsPerFile, rows.count)])
      try file("rows/\(number).js", Self.script("rows", "\(number)", JSONText.array(some)))
    }
  }

  /// The page with the field for words.
  static func page(navigation: String) -> String {
    let body = """
      \(navigation)
      <h1>Search</h1>
      <noscript><p>The search needs the script of this page, which is off. The lists by year and by \
      TAG lead to every cable without it.</p></noscript>
      <form id="search" hidden="hidden"><p><input id="query" type="search" size="40" \
      aria-label="Words" aria-describedby="help" /></p></form>
      <p id="help">Every word must be in the cable, its subject, its TAGS or its id; <b>cart*</b> \
      also finds cartel, <b>-word</b> excludes it.</p>
      <p id="status" role="status"></p>
      <table id="result"></table>
      <p><button id="more" type="button" hidden="hidden">More</button></p>
      <script src="search.js"></script>
      """
    return CableHTML.page(title: "Search", body: body, style: "style.css")
  }

  private static func script(_ folder: String, _ name: String, _ value: String) -> String {
    "cablereader(\(JSONText.string(folder)),\(JSONText.string(name)),\(value));\n"
  }

  /// The file that has the words with the first two letters of a word; `search.js` makes the same name.
  private static func fileName(_ word: String) -> String {
    var name = ""
    for byte in String(String.UnicodeScalarView(word.unicodeScalars.prefix(2))).utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: name.unicodeScalars.append(Unicode.Scalar(byte))
      default: name += "_" + Hexadecimal.text(byte, digits: 2).lowercased()
      }
    }
    return name
  }
}
