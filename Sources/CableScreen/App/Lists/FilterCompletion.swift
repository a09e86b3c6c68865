import CableCore
import CableCatalog

/// What can come where a filter is typed: fields, then values with their counts under the filter.
enum FilterCompletion {
  private static let fields: [(name: Query.FieldName, meaning: String)] = [
    (.tag, "a TAG, such as PHUM"), (.from, "the post that wrote it"), (.to, "an addressee"),
    (.class, "U, SBU, C, S, TS; also >=C"), (.mark, "a paragraph's mark"),
    (.caption, "SIPDIS, NODIS and the like"), (.date, "2009, 2009-08, 2009-08..2009-12"),
    (.precedence, "ROUTINE, PRIORITY, IMMEDIATE"), (.id, "in any spelling"),
    (.cites, "cables that cite this one"), (.citedby, "cables that this one cites"),
    (.subject, "words of the subject"), (.path, "part of the file's path"),
    (.signed, "who signed"), (.classifiedby, "who classified it"), (.drafted, "who drafted it"),
    (.exemption, "why a release withholds parts: B6, 1.4(d)"),
    (.has, "note, star, diagnostic, refs, missing-ref"), (.is, "read, unread"),
    (.para, "in one paragraph: para:(mark:SBU a b)"), (.stem, "a word with all its endings"),
    (.note, "words of your notes"), (.mytag, "a tag of your own"),
  ]

  /// Completions of the last word of a line; at most as many as a small screen shows.
  static func completions(of line: String, state: AppState) -> [Prompt.Completion] {
    let several = severalWords(line, state)
    guard several.isEmpty else { return several }
    let start = line.lastIndex { $0 == " " || $0 == "(" }.map { line.index(after: $0) }
    let before = String(line[..<(start ?? line.startIndex)])
    var word = String(line[(start ?? line.startIndex)...])
    var sign = ""
    if let first = word.first, first == "-" || first == "!" {
      sign = String(first)
      word.removeFirst()
    }
    guard let colon = word.firstIndex(of: ":") else {
      return fields.filter { $0.name.rawValue.hasPrefix(word.lowercased()) }.map { field in
        completion(
          "\(before)\(sign)\(field.name.rawValue):", field.name.rawValue + ":", nil, field.meaning)
      }
    }
    guard let field = Query.FieldName(asked: String(word[..<colon])) else { return [] }
    let typed = word[word.index(after: colon)...].drop { $0 == "<" || $0 == ">" || $0 == "=" }
    let head = before + sign + word[..<typed.startIndex]
    return Array(
      values(of: field, state).lazy.filter { value in
        let key = value.value.uppercased()
        return key.hasPrefix(typed.uppercased())
          || (typed.count > 2 && value.meaning.uppercased().contains(typed.uppercased()))
      }.prefix(8)
    ).map { completion(head + $0.value.quoted + " ", $0.value, $0.count, $0.meaning) }
  }

  /// Values that are called by several words: `from:San J` offers `from:SANJOSE`.
  private static func severalWords(_ line: String, _ state: AppState) -> [Prompt.Completion] {
    guard let colon = line.lastIndex(of: ":") else { return [] }
    let before = line[..<colon]
    let start = before.lastIndex { " (-!".contains($0) }.map { line.index(after: $0) }
    guard let field = Query.FieldName(asked: String(before[(start ?? line.startIndex)...])) else {
      return []
    }
    let typed = line[line.index(after: colon)...].uppercased()
    guard typed.contains(" "), !typed.hasPrefix(" "), !typed.contains("\"") else { return [] }
    return values(of: field, state).filter {
      $0.meaning.uppercased().hasPrefix(typed) || $0.value.uppercased().hasPrefix(typed)
    }.prefix(8).map {
      completion(line[...colon] + $0.value.quoted + " ", $0.value, $0.count, $0.meaning)
    }
  }

  /// The title of the list of completions.
  static func title(of line: String) -> String {
    let word = line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    let name = word.drop { "-!(".contains($0) }
    guard let colon = name.firstIndex(of: ":") else {
      return name.isEmpty ? "Filter: words, or a field and its value" : "Filter"
    }
    guard let field = Query.FieldName(asked: String(name[..<colon])),
      let meaning = fields.first(where: { $0.name == field })?.meaning
    else { return "Filter" }
    return "\(field.rawValue): \(meaning)"
  }

  private static func completion(_ line: String, _ name: String, _ count: Int?, _ meaning: String)
    -> Prompt.Completion
  {
    var text = StyledText(name.padding(to: 20), .tag, isBold: true)
    text.append((count.map(\.grouped) ?? "").leftPadding(to: 9) + "  ")
    text.append(meaning, .dim)
    return Prompt.Completion(line: line, shown: text)
  }

  private static func values(of field: Query.FieldName, _ state: AppState) -> [(
    value: String, count: Int?, meaning: String
  )] {
    let facets = state.keptFacets
    switch field {
    case .tag:
      return (facets?.tags ?? []).map {
        ($0.value, $0.count, Vocabulary.tag($0.value)?.meaning ?? "")
      }
    case .from:
      return (facets?.posts ?? []).filter { !$0.value.isEmpty }.map {
        ($0.value, $0.count, Vocabulary.postName($0.value) ?? "")
      }
    case .caption:
      return (facets?.captions ?? []).map {
        ($0.value, $0.count, Vocabulary.caption($0.value)?.meaning ?? "")
      }
    case .exemption:
      return (facets?.exemptions ?? []).map {
        ($0.value, $0.count, FacetDimension.exemption.meaning($0.value))
      }
    case .signed: return people(.signed, facets)
    case .classifiedby: return people(.classifiedby, facets)
    case .drafted: return people(.drafted, facets)
    case .date:
      return (facets?.years ?? []).reversed().map { ($0.value, $0.count, "") }
        + (facets?.months ?? []).reversed().map { ($0.value, $0.count, "") }
    case .class, .mark:
      return Level.allCases.map { ($0.shortMark, nil, $0.name) }
    case .precedence:
      return Precedence.allCases.map { ($0.word, nil, "") }
    case .has:
      return ["note", "star", "diagnostic", "refs", "missing-ref"].map { ($0, nil, "") }
    case .is: return ["read", "unread"].map { ($0, nil, "") }
    case .mytag: return state.work.notebook.tagCounts.map { ($0.tag, $0.count, "") }
    case .to, .id, .cites, .citedby, .subject, .path, .stem, .para, .note: return []
    }
  }

  private static func people(_ dimension: FacetDimension, _ facets: Facets?) -> [(
    value: String, count: Int?, meaning: String
  )] {
    (facets?[dimension] ?? []).map { ($0.value, $0.count, "") }
  }
}
