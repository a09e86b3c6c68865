import CableCatalog
import CableCore
import CableLibrary
import Foundation
import Testing

/// A folder that goes away with its last user.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "cables-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }

  /// Writes a file, and the folders on the way to it.
  func write(_ name: String, _ text: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Removes a file.
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: name))
  }

  /// Loads the folder; the last searcher that the loader gave.
  func searcher(_ options: LoadOptions = LoadOptions(index: .memory)) throws -> Searcher {
    var last = Searcher()
    try LibraryLoader.load([path], options: options) { last = $0 }
    return last
  }

  /// Loads the folder; the last library that the loader gave.
  func load(_ options: LoadOptions = LoadOptions(index: .memory)) throws -> Library {
    try searcher(options).library
  }

  /// The text of a section of a cable of two.
  static func section(_ number: Int, _ text: String) -> String {
    """
    VZCZCXRO4167
    RR RUEHC
    DE RUEHTA #0007/0\(number) 2161111
    ZNR UUUUU ZZH
    R 041111Z AUG 09
    FM AMEMBASSY ASTANA
    TO SECSTATE WASHDC 5947
    UNCLAS SECTION 0\(number) OF 02 ASTANA 000007

    \(text)
    """
  }

  /// A small cable.
  static func cable(
    _ id: String, tags: String = "PHUM", refs: String = "", level: String = "UNCLAS",
    date: String? = nil, text: String = "A tree was planted."
  ) -> String {
    let number = id.drop { $0.isNumber }.filter(\.isNumber)
    let station = id.filter(\.isLetter)
    return """
      R \(date ?? "041111Z AUG \(id.prefix(2))")
      FM AMEMBASSY \(station)
      TO SECSTATE WASHDC
      \(level) \(station) \(number)
      TAGS: \(tags)
      SUBJECT: PLANTING TREES IN \(id)
      REF: \(refs)
      1. (U) \(text)
      """
  }
}

extension Searcher {
  /// The numbers of the cables of Astana that a query finds, all of which is understood.
  func found(_ query: String) -> [Int] {
    let parsed = Query(parsing: query)
    #expect(parsed.problems == [], "\(query)")
    return matches(parsed).compactMap {
      Int(library.rows[$0].id.dropFirst("09ASTANA".count))
    }.sorted()
  }
}
