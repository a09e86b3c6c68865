import CableCore
import CableLibrary
import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// A key script with the screen that it gives, one text file each.
///
/// The head says what is shown and done, a line each, in this order of meaning:
///
///     # What the recording shows, as a sentence.
///     library: Samples            a folder or file below the package, or `Library` for our own
///     option: ascii               also a11y, secure
///     size: 80x24                 the first one begins, each later one is a resize
///     keys: f tag:PHUM <Enter>    typed in turn
///     paste: some text            `\n` is a line end
///     click: 10 5                 column and row; also double-click, wheel-up, wheel-down
///
/// Below `---` are `K` lines (keys that carried an action out), `S` and `A` lines as in
/// `ScreenDump`, and `E` lines: what was asked of the terminal, of other programs and of the disk.
struct Recording: Sendable, CustomTestStringConvertible {
  enum Step: Sendable {
    case size(width: Int, height: Int)
    case keys(String)
    case paste(String)
    case mouse(Mouse)

    static func mouse(_ kind: Mouse.Kind, _ place: [Int]) -> Step {
      .mouse(Mouse(kind: kind, column: place[0], row: place[1]))
    }
  }

  /// Path below `Recordings`, without the suffix.
  let name: String
  let url: URL
  /// The lines above `---`, as they are written.
  let head: String
  /// What is below `---`; empty where nothing was recorded yet.
  let recorded: String
  let library: String
  let options: Set<String>
  let steps: [Step]

  var testDescription: String { name }

  /// A line of a head that cannot be understood.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  init(at url: URL, name: String) throws {
    self.url = url
    self.name = name
    let text = try String(contentsOf: url, encoding: .utf8)
    let cut = text.range(of: "---\n")
    head = String(text[..<(cut?.lowerBound ?? text.endIndex)])
    recorded = cut.map { String(text[$0.upperBound...]) } ?? ""
    var library = "Samples"
    var options: Set<String> = []
    var steps: [Step] = []
    for line in head.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let value = parts.count > 1 ? String(parts[1]).trimmed : ""
      let numbers = value.split { $0 == "x" || $0 == " " }.compactMap { Int($0) }
      switch parts[0] {
      case "library": library = value
      case "option": options.insert(value)
      case "size" where numbers.count == 2:
        steps.append(.size(width: numbers[0], height: numbers[1]))
      case "keys": steps.append(.keys(value))
      case "paste": steps.append(.paste(value.replacing("\\n", with: "\n")))
      case "click" where numbers.count == 2: steps.append(.mouse(.press, numbers))
      case "double-click" where numbers.count == 2:
        // As terminals tell it: the first press comes by itself.
        steps += [.mouse(.press, numbers), .mouse(.doublePress, numbers)]
      case "wheel-up" where numbers.count == 2: steps.append(.mouse(.wheelUp, numbers))
      case "wheel-down" where numbers.count == 2: steps.append(.mouse(.wheelDown, numbers))
      default: throw Fault(description: "\(name): \"\(line)\" is no line of a recording's head")
      }
    }
    guard case .size? = steps.first, head.hasPrefix("# ") else {
      throw Fault(description: "\(name): a recording begins with a sentence and its size")
    }
    self.library = library
    self.options = options
    self.steps = steps
  }

  /// All recordings, by name.
  static let all: [Recording] = {
    let folder = TestLibrary.folder("Tests/CableReaderTests/Recordings")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let urls = (files?.allObjects ?? []).compactMap { $0 as? URL }
    do {
      return try urls.filter { $0.pathExtension == "txt" }.map { url in
        let parts = url.deletingPathExtension().pathComponents.suffix(2)
        return try Recording(at: url, name: parts.joined(separator: "/"))
      }.sorted { $0.name < $1.name }
    } catch {
      fatalError("\(error)")
    }
  }()

  /// Plays the steps and returns what came of them, as it is written below `---`.
  func play() throws -> String {
    var settings = Configuration()
    settings.ascii = options.contains("ascii")
    settings.a11y = options.contains("a11y")
    guard case .size(let width, let height)? = steps.first else { return "" }
    var player = ScriptPlayer(
      paths: [TestLibrary.path(library)], searcher: try TestLibrary.searcher(library), width: width,
      height: height, settings: settings, isSecure: options.contains("secure"),
      isRehearsal: true)
    var done: [String] = []
    for step in steps.dropFirst() {
      switch step {
      case .size(let width, let height): player.send(.resize(width: width, height: height))
      case .paste(let text): player.send(.paste(text))
      case .mouse(let mouse): player.send(.mouse(mouse))
      case .keys(let script):
        for key in KeyScript.keys(script) {
          if player.state.layers.isEmpty, let action = player.state.keymap.action(for: key) {
            let line = "K \(KeyName.shown(key)) \(action.rawValue)"
            if !done.contains(line) { done.append(line) }
          }
          player.send(.key(key))
        }
      }
    }
    return (done + [ScreenDump.text(player.grid)] + player.asked.map(Self.played)).joined(
      separator: "\n") + "\n"
  }

  /// An effect in words, with the text that goes out.
  private static func played(_ effect: Effect) -> String {
    func lines(_ first: String, _ text: String) -> String {
      let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let more = all.count > 12 ? ["E … and \(all.count - 12) lines more"] : []
      return ([first] + all.prefix(12).map { "E | \($0)" } + more).joined(separator: "\n")
    }
    return switch effect {
    case .terminal(.copy(let text, let what)): lines("E copy \(what)", text)
    case .outside(.export(let rows, let form, let path, _)):
      "E export \(rows.count) cables as \(form.title) to \(path)"
    case .terminal(.run(.pager(let text))): lines("E pager", text)
    case .terminal(.run(.pipe(let command, let text))): lines("E pipe to \(command)", text)
    case .terminal(.run(.normalScreen(let text))): lines("E normal screen", text)
    case .terminal(.run(.editor(let path))): "E editor \(String(decoding: path, as: UTF8.self))"
    case .terminal(.run(.shell)): "E shell"
    case .terminal(.settings(let settings)):
      "E theme \(settings.theme)\(settings.mouse ? ", mouse on" : "")"
    case .outside(.feed(let words, let text, let what)):
      lines("E copy \(what) with \(words.joined(separator: " "))", text)
    case .terminal(.redraw): "E redraw"
    case .terminal(.suspend): "E suspend"
    case .quit(let code): "E quit \(code)"
    default: "E other"
    }
  }
}

/// The libraries that recordings are played on, each read once.
enum TestLibrary {
  /// The package's folder, which is also made the current one: paths on screens are the same
  /// wherever the package is.
  private static let root: URL = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    _ = FileManager.default.changeCurrentDirectoryPath(root.path)
    return root
  }()

  static func folder(_ name: String) -> URL { root.appending(path: name) }

  /// Where a library of a recording's head is, below the package.
  static func path(_ name: String) -> String {
    _ = root
    return name.hasPrefix("Library") ? "Tests/CableReaderTests/\(name)" : name
  }

  private static let kept = Kept()

  /// The whole library, its words gathered.
  static func loaded(_ name: String) throws -> Library { try searcher(name).library }

  /// The whole library, to be asked.
  static func searcher(_ name: String) throws -> Searcher { try kept.searcher(path(name)) }

  /// Guarded by its lock: tests run in parallel.
  private final class Kept: @unchecked Sendable {
    private let lock = NSLock()
    private var searchers: [String: Searcher] = [:]

    func searcher(_ path: String) throws -> Searcher {
      try lock.withLock {
        if let known = searchers[path] { return known }
        var last = Searcher()
        try LibraryLoader.load([path], options: LoadOptions(index: .memory)) { last = $0 }
        searchers[path] = last
        return last
      }
    }
  }
}
