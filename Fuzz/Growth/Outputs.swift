// What is made of a hostile cable, and what is read beside cables: exports, pages, settings, names, patterns.

@testable import CableCore
@testable import CableScreen
@testable import Outputs

/// Counts the work on an input and on its double, without what it takes to make them.
func isLinear<Input>(_ name: String, _ make: (Int) -> Input, _ run: (Input) -> Int) -> Bool {
  let size = 24 << 10
  var counts: [Double] = []
  for input in [make(size), make(size * 2)] {
    let before = countedWork()
    let result = run(input)
    precondition(result >= 0)
    counts.append(Double(countedWork() - before))
  }
  let ratio = counts[1] / max(counts[0], 1)
  // What is cut to a bound, or never begun, costs nothing to speak of, whatever its double costs.
  let isLinear = ratio <= limit || counts[1] < 50_000
  let shown = Double(Int(ratio * 100)) / 100
  print(
    "\(isLinear ? "  " : "! ")\(name): \(Int(counts[0] / Double(size))) a byte, doubled: times \(shown)"
  )
  return isLinear
}

/// A way to write or show a cable.
struct Way: Sendable {
  let name: String
  let size: @Sendable (Cable) -> Int

  static let all = [
    Way(name: "Markdown") { CableMarkdown.text($0, title: "X").utf8.count },
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
    Way(name: "citation") {
      let citation = Citation($0, fallbackID: "X")
      return citation.bibTeX.utf8.count + citation.ris.utf8.count + citation.chicago.utf8.count
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

let settings = [
  same("open brackets", "pager = ", "["), same("closed brackets", "pager = ", "[]"),
  same("a list without end", "pager = [", "\"a\", "), same("open tables", "", "[a\n"),
  same("tables", "", "[keys]\n"), same("parts of a name", "", "a."), same("quotes", "a = ", "\""),
  same("a text without end", "a = \"", "a"), same("escapes", "a = \"", "\\u0041"),
  same("backslashes", "a = \"", "\\"), same("comments", "", "# a\n"), same("equal signs", "", "="),
  counted("keys that nobody knows", "") { "key\($0) = 1\n" },
  same("one key", "", "theme = \"dark\"\n"),
  counted("commands of keys", "[keys]\n") { "\"c-\($0)\" = \"down\"\n" },
  same("a long number", "measure = ", "9"), same("CR", "", "\r"), same("NUL", "", "\0"),
]

let patterns = [
  same("groups of a pattern", "", "("), same("stars of a pattern", "a", "*"),
  same("choices of a pattern", "", "a|"), same("sets of a pattern", "", "[a-z]"),
  same("an open set", "[", "a"), same("backslashes of a pattern", "", "\\"),
]

/// How many of all these cost more than linear.
func badOutputs() -> Int {
  var bad = 0
  for hostile in texts {
    for way in Way.all {
      let isGood = isLinear("\(way.name) of \(hostile.name)") { size in
        Container.read(hostile.text(size), fileName: "09ASTANA1327.txt").cables.map {
          Cable(parsing: $0)
        }
      } _: { cables in
        cables.reduce(0) { $0 + way.size($1) }
      }
      if !isGood { bad += 1 }
    }
  }
  let names = ConfigurationNames(
    actions: [.init(name: "down", help: "next row", keys: ["j"])], roles: ["link"],
    themes: ["dark"], isKey: { !$0.isEmpty })
  for hostile in settings {
    let isGood = isLinear("settings of \(hostile.name)", hostile.text) {
      Configuration(reading: $0, names: names).problems.count
    }
    if !isGood { bad += 1 }
  }
  for hostile in patterns {
    let isGood = isLinear(hostile.name) {
      String(decoding: hostile.text($0), as: UTF8.self)
    } _: {
      (try? Pattern(parsing: $0))?.steps.count ?? 0
    }
    if !isGood { bad += 1 }
  }
  for (name, text) in [("(a*)*b", "a"), ("a.*b.*c", "ab"), ("(a|aa)+$", "aab")] {
    let isGood = isLinear("pattern \(name) in a text") {
      Array(repeating: text, count: $0).joined()
    } _: { text in
      var budget = 200_000
      let found = (try? Pattern(parsing: name))?.matches(in: Array(text), budget: &budget)
      return found?.count ?? 0
    }
    if !isGood { bad += 1 }
  }
  let isGood = isLinear("pages of one name") {
    $0 / 16
  } _: { count in
    var names = PageNames()
    return (0..<count).reduce(0) { total, _ in
      total + names.take("cables/2009/", "09ROME1").utf8.count
    }
  }
  return bad + (isGood ? 0 : 1)
}
