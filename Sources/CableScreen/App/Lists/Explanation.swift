import CableCore
import CableCatalog

extension Lists {
  /// Everything about the cable that has an explanation: codes of its header and of its text.
  static func explainable(_ state: AppState) -> Chooser {
    var terms: [(term: String, kind: String)] = []
    if let cable = state.reader.cable {
      terms += cable.tags.map { ($0.value, "TAG") }
      terms += cable.captions.map { ($0.value, "caption") }
      terms += Set(cable.paragraphs.compactMap { $0.mark?.mark }).sorted().map {
        ("(\($0))", "mark")
      }
      if let post = cable.station?.value ?? cable.id?.station { terms.append((post, "post")) }
      for line in [
        cable.transmissionID?.range, cable.transmission?.range, cable.securityProsign?.range,
        cable.sent?.range, cable.classification?.range,
      ].compactMap(\.self) {
        terms.append((cable.printed(line).oneLine, "header line"))
      }
      if let order = cable.executiveOrder {
        let line = cable.printed(order.range).oneLine
        terms.append((line.hasPrefix("E") ? line : "E.O. " + line, "header line"))
      }
      terms += cable.routing.prefix(40).map { ($0.value, "routing indicator") }
      terms += cable.reasons.map { ($0, "reason") }
      var seen = Set(terms.map(\.term))
      for paragraph in cable.paragraphs {
        let bytes = Array(paragraph.text.utf8)
        for term in Acronyms.terms(in: bytes[...]) {
          let word = String(decoding: bytes[term.range], as: UTF8.self)
          if seen.insert(word).inserted { terms.append((word, "in the text")) }
        }
      }
      if let block = state.reader.block {
        // What is under the cursor comes first.
        let bytes = Array(block.text.utf8)
        var here = Set(
          Acronyms.terms(in: bytes[...]).map { String(decoding: bytes[$0.range], as: UTF8.self) })
        if let mark = block.mark { here.insert("(\(mark.mark))") }
        terms = terms.filter { here.contains($0.term) } + terms.filter { !here.contains($0.term) }
      }
      if let number = state.reader.link, state.reader.page.links.indices.contains(number),
        let id = state.reader.page.links[number].id
      {
        terms.insert((id.description, "reference"), at: 0)
      }
    } else if let row = state.selectedRow {
      terms += state.library.rows[row].tags.map { ($0, "TAG") }
    }
    let rows = terms.map { term, kind -> Chooser.Row in
      let meaning = HeaderLine.explain(term).first?.meaning ?? ""
      let isWide = state.boxWidth >= 60
      // Long header lines are whole in what Enter shows.
      let room = state.boxWidth >= 100 ? 30 : isWide ? 22 : 14
      var text = StyledText(
        DisplayText(term).truncated(to: room).string.padding(to: room) + " ", .tag, isBold: true)
      if isWide { text.append(kind.padding(to: 18), .dim) }
      text.append(meaning)
      return Chooser.Row(text, .explain(term))
    }
    var chooser = Chooser(
      .explain, title: "What it means", rows: rows, empty: "no cable is open to explain")
    chooser.hint = "letters narrow · Enter shows more, with the source · Esc closes"
    return chooser
  }
}

/// What a term means, as a box.
enum Explanation {
  static func notice(of term: String, width: Int) -> Notice {
    let entries = HeaderLine.explain(term)
    var lines: [StyledText] = []
    for entry in entries {
      if !lines.isEmpty { lines.append(StyledText()) }
      var title = StyledText(entry.code, .heading, isBold: true)
      title.append("  " + entry.kind, .dim)
      lines += title.wrapped(to: width)
      lines += StyledText("  " + entry.meaning).wrapped(to: width, indent: 2)
      lines += StyledText("  source: " + entry.source, .dim).wrapped(to: width, indent: 2)
    }
    if lines.isEmpty {
      lines = StyledText("None of the program's tables has \(term).", .body)
        .wrapped(to: width)
    }
    return Notice(title: term, lines: lines)
  }
}

extension String {
  /// Line ends and runs of blanks as one blank.
  var oneLine: String { split { $0.isWhitespace }.joined(separator: " ") }
}
