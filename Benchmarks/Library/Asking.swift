import CableCore
import CableLibrary

/// Questions to a library that is open: filters, facets, words, references.
struct Asking {
  let searcher: Searcher
  private var library: Library { searcher.library }
  /// Rows to take words, tags and references from, spread over the library.
  private let sample: [Int]
  /// The questions that are asked; nil for all.
  private let only: Set<String>?

  init(_ searcher: Searcher, count: Int = 60, only: [String] = []) {
    self.searcher = searcher
    self.only = only.isEmpty ? nil : Set(only)
    let library = searcher.library
    let total = max(1, library.rows.count)
    sample = (0..<min(count, library.rows.count)).map { ($0 * 7919 + 13) * 104_729 % total }
  }

  func run() {
    fields()
    words()
    forms()
    patterns()
    references()
    sorts()
    notebook()
    desk()
  }

  /// What a newsroom asks of a whole collection.
  private func desk() {
    let all = Array(library.rows.indices)
    report("missing", (0..<9).map { _ in { library.missing(citedBy: all, limit: 20).count } })
    report("ledger", (0..<9).map { _ in { SerialLedger(library, of: all).entries.count } })
    let plain = texts.flatMap { text in
      text.filter { $0.count > 4 && $0.allSatisfy { $0.isLetter && $0.isASCII } }.prefix(200)
    }
    report(
      "trend",
      plain.prefix(20).map { word in
        {
          library.facets(among: searcher.matches(Query(parsing: String(word)))).months.count
        }
      })
    report(
      "people-prepared",
      [
        {
          searcher.prepare(for: NotebookView())
          return 0
        }
      ])
    report(
      "people",
      (0..<9).map { _ in { library.facets(among: all, with: .signed).count } })
    report(
      "company",
      plain.prefix(10).map { word in
        {
          let rows = searcher.matches(Query(parsing: String(word)))
          return searcher.company(of: String(word), among: rows, most: Searcher.someCables)
            .words.count
        }
      })
    names(plain.map { $0.lowercased() })
  }

  /// Lists of 10,000 names: of the words of texts and pairs of them, most of which are in most cables; and as lists
  /// are, of which one name in twenty is in some cables.
  private func names(_ plain: [String]) {
    guard !plain.isEmpty else { return }
    let common = Array(Set(plain)).sorted()
    let pairs = (0..<10_000).map {
      plain[$0 % plain.count] + " " + plain[($0 * 31 + 7) % plain.count]
    }
    let runs = texts.flatMap { words in
      (0..<10).compactMap { number -> String? in
        let start = (number * 37 + 5) % max(1, words.count - 4)
        let run = words[start..<min(words.count, start + 4)]
        guard run.allSatisfy({ $0.allSatisfy { $0.isLetter && $0.isASCII } }) else { return nil }
        return run.joined(separator: " ")
      }
    }
    let strange = (0..<10_000).map { number in
      "\(plain[number % plain.count])\(number)ov, \(plain[number * 7 % plain.count])"
    }
    ask(names: Array((common + pairs).prefix(10_000)), as: "names")
    ask(names: Array((runs.prefix(500) + strange).prefix(10_000)), as: "rare-names")
    ask(
      names: Array((runs.prefix(500) + strange).prefix(10_000)).map { $0 + "~1" },
      as: "slipped-names")
  }

  private func ask(names: [String], as name: String) {
    let list = NameList(names.joined(separator: "\n"))
    let all = Array(library.rows.indices)
    report(
      name,
      [
        {
          var found = 0
          _ = searcher.hits(of: list, among: all, width: 40) { found += $0.count }
          return found
        }
      ])
    report(
      name + "-counted",
      [{ searcher.counts(of: list, among: all).counts.reduce(0) { $0 + $1.hits } }])
  }

  /// Every cable read: the first look, and one after each change.
  private func notebook() {
    var view = NotebookView(read: Set(library.rows.map { CableKey($0).name }))
    let query = Query(parsing: "is:unread")
    report(
      "unread-prepared",
      [
        {
          searcher.prepare(for: view); return 0
        }
      ])
    report(
      "unread",
      sample.map { row in
        {
          view.apply(.read(CableKey(library.rows[row]), false))
          return searcher.matches(query, notebook: view).count
        }
      })
  }

  /// Reports median, 95th percentile and most of some questions, by the clock and by the processor.
  ///
  /// On a machine that does other things as well only the processor's time says what a question
  /// costs.
  private func report(_ name: String, _ questions: [() -> Int]) {
    guard only?.contains(name) != false else { return }
    var times: [Double] = []
    var work: [Double] = []
    var most = 0
    for question in questions {
      let before = Usage.processorMilliseconds
      times.append(Stopwatch.measure { most = max(most, question()) })
      work.append(Usage.processorMilliseconds - before)
    }
    for (suffix, values) in [("", times), (".processor", work)] {
      LibraryBenchmark.report(name + ".p50" + suffix, percentile(0.5, of: values), "ms")
      LibraryBenchmark.report(name + ".p95" + suffix, percentile(0.95, of: values), "ms")
      LibraryBenchmark.report(name + ".max" + suffix, values.max() ?? .nan, "ms")
    }
    LibraryBenchmark.report(name + ".found", Double(most), "")
  }

  private func ask(_ text: String) -> () -> Int {
    let query = Query(parsing: text)
    return { searcher.matches(query).count }
  }

  private func fields() {
    let tags = library.tagCounts(among: Array(library.rows.indices)).map(\.tag).prefix(20)
    guard tags.count > 3 else { return }
    report("tag", tags.map { ask("tag:\($0)") })
    report(
      "tags-of-three",
      tags.indices.flatMap { place -> [() -> Int] in
        let (a, b, c) = (
          tags[place], tags[(place + 1) % tags.count], tags[(place + 2) % tags.count]
        )
        return [
          ask("tag:\(a) tag:\(b) -tag:\(c)"), ask("tag:\(a) OR tag:\(b) OR tag:\(c)"),
        ]
      })
    report("date", (1975..<2010).map { ask("date:\($0)") })
    report("class", [ask("class:>=C"), ask("class:S"), ask("mark:SBU")])
    report("subject", ["trade", "visit", "minister", "e"].map { ask("subject:\($0)") })
    let all = Array(library.rows.indices)
    let half = searcher.matches(Query(parsing: "class:>=C"))
    report("facets-of-all", (0..<7).map { _ in { library.facets(among: all).tags.count } })
    report("facets-of-filter", (0..<7).map { _ in { library.facets(among: half).tags.count } })
    report("tag-counts", (0..<7).map { _ in { library.tagCounts(among: half).count } })
  }

  /// The texts of the sample, as lists of words.
  private var texts: [[Substring]] {
    sample.compactMap { row in
      guard let cable = try? LibraryLoader.cable(at: row, of: library) else { return nil }
      let text = cable.paragraphs.map(\.text).joined(separator: " . ")
      let words = text.split { $0 == " " || $0 == "\n" }
      return words.count > 20 ? words : nil
    }
  }

  private func words() {
    let texts = texts
    func plain(_ words: [Substring], _ place: Int, _ count: Int) -> [Substring]? {
      var start = place % max(1, words.count - count)
      for _ in 0..<words.count {
        let run = words[start..<start + count]
        if run.allSatisfy({ $0.count > 2 && $0.allSatisfy { $0.isLetter && $0.isASCII } }) {
          return Array(run)
        }
        start = (start + 1) % max(1, words.count - count)
      }
      return nil
    }
    let picked = texts.enumerated().map { number, words in (words, number * 37 + 5) }
    report("word", picked.compactMap { plain($0, $1, 1).map { ask(String($0[0])) } })
    report(
      "and-of-three",
      picked.compactMap { words, place in
        guard let a = plain(words, place, 1), let b = plain(words, place + 31, 1),
          let c = plain(words, place + 77, 1)
        else { return nil }
        return ask("\(a[0]) \(b[0]) \(c[0])")
      })
    report(
      "prefix", picked.compactMap { plain($0, $1 + 3, 1).map { ask("\($0[0].prefix(4))*") } })
    report(
      "short-prefix",
      picked.compactMap { plain($0, $1 + 3, 1).map { ask("\($0[0].prefix(2))*") } })
    report("letter", "abcdefghijklmnopqrstuvwxyz123".map { ask("\($0)*") })
    report(
      "phrase-of-two",
      picked.compactMap { plain($0, $1, 2).map { ask("\"\($0.joined(separator: " "))\"") } })
    report(
      "phrase-of-three",
      picked.compactMap { plain($0, $1, 3).map { ask("\"\($0.joined(separator: " "))\"") } })
  }

  /// Words by their form, paragraphs, words near each other, the order by relevance, cables like another.
  private func forms() {
    let texts = texts
    let picked = texts.compactMap { words in
      words.dropFirst(7).filter { $0.count > 5 && $0.allSatisfy { $0.isLetter && $0.isASCII } }
        .prefix(3).map(String.init)
    }.filter { $0.count == 3 }
    report("one-error", picked.map { ask("\($0[0])~1") })
    report("two-errors", picked.map { ask("\($0[0])~2") })
    report("infix", picked.map { ask("*\($0[0].dropFirst(1).prefix(4))*") })
    report(
      "word-pattern",
      picked.map { ask("/\($0[0].prefix(2).lowercased()).*\($0[0].suffix(2).lowercased())$/") })
    report("stem", picked.map { ask("stem:\($0[0])") })
    report("paragraph", picked.map { ask("para:(\($0[0]) \($0[1]) -\($0[2]))") })
    report("paragraph-mark", picked.map { ask("para:(mark:C \($0[0]))") })
    report("near", picked.map { ask("\"\($0[0]) \($0[1])\"~5") })
    report("near-words", picked.map { words in { searcher.nearWords(words[0] + "q").count } })
    report(
      "relevance",
      picked.map { words in
        let query = Query(parsing: "\(words[0]) OR \(words[1])")
        let rows = searcher.matches(query)
        return { searcher.sorted(rows, by: ListOrder(.relevance), query: query).count }
      })
    report("like", sample.map { row in { (try? searcher.similar(to: row).count) ?? 0 } })
  }

  /// The first page of hits of regular expressions under a filter of 1,000 cables, some of which match nowhere.
  private func patterns() {
    let rows = Array(
      stride(from: 0, to: library.rows.count, by: max(1, library.rows.count / 1_000)).prefix(1_000))
    let typed =
      texts.prefix(20).flatMap { words in
        words.dropFirst(11).filter { $0.count > 5 && $0.allSatisfy { $0.isLetter && $0.isASCII } }
          .prefix(1).map { #"\b\#($0.lowercased())\w* \w+"# }
      } + (0..<4).map { #"q\d{\#($0 + 3)}z"# }
    report(
      "regex-page",
      typed.compactMap { try? Pattern(parsing: $0) }.map { pattern in
        {
          var found = 0
          _ = searcher.hits(of: pattern, among: rows, width: 40) {
            found += $0.hits.count
            return found < 40
          }
          return found
        }
      })
  }

  private func references() {
    report(
      "open",
      sample.map { row in { (try? LibraryLoader.cable(at: row, of: library)) == nil ? 0 : 1 } })
    report(
      "follow",
      sample.map { row in
        {
          var found = library.citing(row).count
          for id in library.rows[row].cites { found += library.rows(of: id).count }
          return found
        }
      })
  }

  private func sorts() {
    let all = Array(library.rows.indices)
    for key in SortKey.allCases where key != .relevance {
      let order = ListOrder(key)
      report("sort-\(key.rawValue)", (0..<3).map { _ in { searcher.sorted(all, by: order).count } })
    }
  }
}
