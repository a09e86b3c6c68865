import ArgumentParser
import CableCore
import CableLibrary
import Glibc
import Synchronization

/// What can be typed where the command line expects a query or an id.
enum QueryCompletion {
  /// More is of no use to anyone who types.
  private static let most = 300

  /// Something that can be typed, with what it means where a shell can show that.
  private struct Suggestion {
    var text: String
    var meaning = ""
  }

  /// Fields, and after a field's colon its values, for the last word typed.
  ///
  /// - Parameters:
  ///   - typed: what precedes the cursor.
  ///   - line: the words of the command, among them perhaps folders to take the values from.
  /// - Returns: lines as the shell that asks wants them.
  static func values(for typed: String, line: [String] = []) -> [String] {
    // A quote that opened the query belongs to the shell.
    let typed = typed.first.map { "'\"".contains($0) } == true ? typed.dropFirst() : typed[...]
    let start = typed.lastIndex { " (".contains($0) }.map { typed.index(after: $0) }
    let before = typed[..<(start ?? typed.startIndex)]
    let word = typed[(start ?? typed.startIndex)...]
    guard let colon = word.firstIndex(of: ":") else {
      let sign = word.prefix { $0 == "-" }
      return Query.FieldName.allCases.map {
        spelled(Suggestion(text: "\(before)\(sign)\($0.rawValue):"))
      }
    }
    let name = word[..<colon].drop { $0 == "-" }
    guard let field = Query.FieldName(asked: String(name)) else { return [] }
    let value = String(word[word.index(after: colon)...])
    return suggestions(field, beginning: value, line: line).map { suggestion in
      spelled(
        Suggestion(
          text: "\(before)\(word[...colon])\(suggestion.text)", meaning: suggestion.meaning))
    }
  }

  /// Ids of the library that begin as typed, the newest cables first.
  ///
  /// - Returns: lines as the shell that asks wants them.
  static func ids(beginning typed: String, line: [String]) -> [String] {
    cables(beginning: typed, line: line).map(spelled)
  }

  /// Ids as `ids` has them, and files and folders that begin as typed.
  ///
  /// A name that would act on a terminal is left out: it cannot be offered as it is.
  static func names(beginning typed: String, line: [String]) -> [String] {
    files(beginning: typed).map { spelled(Suggestion(text: $0)) }
      + ids(beginning: typed, line: line)
  }

  private static func files(beginning typed: String) -> [String] {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (folder, begun) = (typed[..<slash], typed[slash...])
    guard let listing = opendir(folder.isEmpty ? "." : String(folder)) else { return [] }
    defer { closedir(listing) }
    var found: [String] = []
    while let entry = readdir(listing), found.count < most {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(begun), name.hasPrefix(".") == begun.hasPrefix("."), name != ".",
        name != "..", DisplayText(name).string == name
      else { continue }
      var info = stat()
      let isFolder =
        stat(String(folder) + name, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
      found.append(folder + name + (isFolder ? "/" : ""))
    }
    return found.sorted()
  }

  private static func cables(beginning typed: String, line: [String]) -> [Suggestion] {
    guard !typed.isEmpty, let library = library(of: line) else { return [] }
    let wanted = typed.uppercased()
    var found: [Suggestion] = []
    for row in library.rows where row.id.hasPrefix(wanted) {
      found.append(Suggestion(text: row.id, meaning: row.subject))
      if found.count == most { break }
    }
    return found
  }

  private static func suggestions(
    _ field: Query.FieldName, beginning typed: String, line: [String]
  ) -> [Suggestion] {
    switch field {
    case .tag, .from, .caption, .signed, .classifiedby, .drafted, .exemption:
      let present = library(of: line).map { counted(field, $0) } ?? []
      if !present.isEmpty { return Array(present.prefix(most)) }
    case .id, .cites, .citedby: return cables(beginning: typed, line: line)
    default: break
    }
    return values(of: field).map { Suggestion(text: $0, meaning: meaning(field, $0)) }
  }

  /// The values that the library has, those of most cables first.
  private static func counted(_ field: Query.FieldName, _ library: Library) -> [Suggestion] {
    let facets = library.facets(among: library.allRows)
    let counts =
      switch field {
      case .tag: facets.tags
      case .from: facets.posts
      case .caption: facets.captions
      case .exemption: facets.exemptions
      default:
        PersonRole(field).map { library.people($0, among: library.allRows) } ?? []
      }
    return counts.filter { !$0.value.isEmpty && !$0.value.contains(" ") }.map { count in
      let meaning = meaning(field, count.value)
      return Suggestion(
        text: count.value, meaning: "\(count.count)" + (meaning.isEmpty ? "" : ", \(meaning)"))
    }
  }

  private static func meaning(_ field: Query.FieldName, _ value: String) -> String {
    field == .tag ? Vocabulary.tag(value)?.meaning ?? "" : ""
  }

  /// A suggestion as the shell that asks reads it; safe to be shown by it.
  private static func spelled(_ suggestion: Suggestion) -> String {
    let text = DisplayText(suggestion.text).string
    let meaning = DisplayText(suggestion.meaning).string
    switch CompletionShell.requesting {
    case .zsh?:
      let escaped = text.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
      return meaning.isEmpty ? escaped : "\(escaped):\(meaning)"
    case .fish?: return meaning.isEmpty ? text : "\(text)\t\(meaning)"
    default: return text
    }
  }

  /// What is known at once of the folders on the line, else of the last library.
  ///
  /// A person waits for this: what is not in the index within a third of a second is left out.
  private static func library(of line: [String]) -> Library? {
    let named = line.dropFirst().filter { word in
      var info = stat()
      return !word.hasPrefix("-") && stat(word, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }
    let paths = named.isEmpty ? LastLibrary.paths : Array(named)
    guard !paths.isEmpty else { return nil }
    var start = timespec()
    clock_gettime(CLOCK_MONOTONIC, &start)
    let began = start
    // What the index knows is enough; whether the files are still so is not asked.
    let isEnough = Atomic(false)
    var latest: Library?
    let options = Confinement.current.loading(gathersWords: false) {
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      return isEnough.load(ordering: .relaxed)
        || (now.tv_sec - began.tv_sec) * 1000 + (now.tv_nsec - began.tv_nsec) / 1_000_000 > 300
    }
    try? LibraryLoader.load(paths, options: options) { searcher in
      latest = searcher.library
      if searcher.library.progress?.phase == .checking { isEnough.store(true, ordering: .relaxed) }
    }
    return latest
  }

  /// The values of a field that are known without looking at any cable.
  static func values(of field: Query.FieldName) -> [String] {
    switch field {
    case .tag: Vocabulary.allTags.map(\.code).filter { !$0.contains(" ") }
    case .from, .to: Vocabulary.allPosts
    case .class, .mark: ["U", "SBU", "C", "S", "TS"]
    case .precedence: Precedence.allCases.map { $0.word.replacing(" ", with: "-") }
    case .caption: ["SENSITIVE", "SIPDIS", "NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS"]
    case .has: ["note", "star", "diagnostic", "refs", "missing-ref"]
    case .is: ["read", "unread"]
    default: []
    }
  }
}
