// What is made of a hostile cable, and what is read beside cables: exports, pages, settings, names, patterns.

@testable import CableCore
@testable import CableScreen
@testable import Outputs

/// A way to write or show a cable.
struct Way: Sendable {
  let name: String
  let size: @Sendable (Cable) -> Int

  static let all =
    ExportText.Form.allCases.filter { $0 != .jsonl }.map { form in
      Way(name: form.rawValue) { cable in
        var text = ExportText(form)
        return text.next(cable, title: "X", path: "x").utf8.count
      }
    } + [
      Way(name: "HTML") {
        let links = CableHTML.Links {
          $0.description
        } tag: {
          $0
        }
        return CableHTML.page(
          title: "X", body: CableHTML.article($0, title: "X", links: links), style: nil
        ).utf8.count
      },
      Way(name: "page") { page($0, .reflowed) }, Way(name: "page as sent") { page($0, .sent) },
      Way(name: "raw page") { page($0, .raw) },
    ]

  private static func page(_ cable: Cable, _ view: PageView) -> Int {
    var options = PageOptions(width: 80)
    options.view = view
    options.header = .full
    let links = (cable.references.map(\.text) + cable.mentions.map(\.text)).map {
      PageLink(text: $0, id: nil, name: $0, bullet: nil, state: .missing)
    }
    let source = PageSource(
      cable: cable, options: options, links: links, file: cable.source.bytes)
    return PageMaker.page(source).lines.count
  }
}

let settings: [Hostile] = [
  .same("open brackets", "pager = ", "["), .same("closed brackets", "pager = ", "[]"),
  .same("a list without end", "pager = [", "\"a\", "), .same("open tables", "", "[a\n"),
  .same("tables", "", "[keys]\n"), .same("parts of a name", "", "a."),
  .same("quotes", "a = ", "\""),
  .same("a text without end", "a = \"", "a"), .same("escapes", "a = \"", "\\u0041"),
  .same("backslashes", "a = \"", "\\"), .same("comments", "", "# a\n"),
  .same("equal signs", "", "="),
  .counted("keys that nobody knows", "") { "key\($0) = 1\n" },
  .same("one key", "", "theme = \"dark\"\n"),
  .counted("commands of keys", "[keys]\n") { "\"c-\($0)\" = \"down\"\n" },
  .same("a long number", "measure = ", "9"), .same("CR", "", "\r"), .same("NUL", "", "\0"),
  .same("a long name", "", "a"), .same("blanks", "", " "), .same("lines", "", "\n"),
  .same("one table without end", "[keys", "a"), .same("open braces", "a = ", "{"),
  .same("texts of three quotes", "a = ", "\"\"\"\n"), .same("literal texts", "a = ", "'"),
  .counted("tables that nobody knows", "") { "[table\($0)]\n" },
  .counted("keys of one command", "[keys]\ndown = [") { "\"c-\($0)\", " },
  .counted("colours", "[colors]\n") { "role\($0) = \"red\"\n" },
]

let patterns: [Hostile] = [
  .same("groups of a pattern", "", "("), .same("stars of a pattern", "a", "*"),
  .same("choices of a pattern", "", "a|"), .same("sets of a pattern", "", "[a-z]"),
  .same("an open set", "[", "a"), .same("backslashes of a pattern", "", "\\"),
]

/// Counts what is written and shown of every text, settings, patterns and names of pages.
func countOutputs(_ count: inout Count) {
  for hostile in Hostile.texts {
    for way in Way.all {
      count("\(way.name) of \(hostile.name)") { size in
        Container.read(hostile.text(size), fileName: "09ASTANA1327.txt").cables.map {
          Cable(parsing: $0)
        }
      } _: { cables in
        cables.reduce(0) { $0 + way.size($1) }
      }
    }
  }
  let names = ConfigurationNames(
    actions: [.init(name: "down", help: "next row", keys: ["j"])], roles: ["link"],
    themes: ["dark"], isKey: { !$0.isEmpty })
  for hostile in settings {
    count("settings of \(hostile.name)", hostile.text) {
      Configuration(reading: $0, names: names).problems.count
    }
  }
  for hostile in patterns {
    count(hostile.name) {
      String(decoding: hostile.text($0), as: UTF8.self)
    } _: {
      (try? Pattern(parsing: $0))?.steps.count ?? 0
    }
  }
  for (name, text) in [("(a*)*b", "a"), ("a.*b.*c", "ab"), ("(a|aa)+$", "aab")] {
    count("pattern \(name) in a text") {
      Array(repeating: text, count: $0).joined()
    } _: { text in
      var budget = 200_000
      let found = (try? Pattern(parsing: name))?.matches(in: Array(text), budget: &budget)
      return found?.count ?? 0
    }
  }
  count("pages of one name") {
    $0 / 16
  } _: { count in
    var names = PageNames()
    return (0..<count).reduce(0) { total, _ in
      total + names.take("cables/2009/", "09ROME1").utf8.count
    }
  }
}
