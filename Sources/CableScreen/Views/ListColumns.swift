import CableCore
import CableCatalog

/// How the columns of the list share its width: they line up whatever the rows hold.
struct ListColumns: Sendable, Hashable {
  /// A line of a row.
  struct Line: Sendable, Hashable {
    var text: StyledText
    /// Columns before what a search in the rows looks through.
    var words: Int
  }

  /// Those for which there is room, in their order.
  let shown: [ListColumn]
  /// Columns of what was done with a cable, of its date, of its post with the blank after it, and of
  /// subject and tags together.
  private let signs: Int
  private let date: Int
  private let post: Int
  private let rest: Int
  private let tags: Int
  private let usesCodes: Bool
  private let isInTwoLines: Bool
  private let width: Int

  /// The subject first; as a list gets narrower tags go, then arrows, serial and second sign, day,
  /// post and date.
  init(width: Int, _ settings: Configuration, isInTwoLines: Bool) {
    usesCodes = settings.posts == "codes"
    self.width = width
    self.isInTwoLines = isInTwoLines
    // In two lines what is beside the subject has a line of its own.
    let room = isInTwoLines ? width + 45 : width
    let signs = room >= 90 ? 2 : room >= 40 ? 1 : 0
    let date = room >= 70 ? 10 : room >= 50 ? 7 : 0
    let post = room >= 90 ? 17 : room >= 60 ? 10 : 0
    let wanted = settings.columns.compactMap { ListColumn(rawValue: $0) }
    let hasSubject = wanted.contains(.subject)
    shown = wanted.filter { column in
      switch column {
      case .level, .subject: true
      case .sign: signs > 0
      case .date: date > 0
      case .post: post > 0
      case .tags: isInTwoLines || width >= 110 || !hasSubject
      case .refs: room >= 90 || !hasSubject
      }
    }
    (self.signs, self.date, self.post) = (signs, date, post)
    func taken(_ column: ListColumn) -> Int {
      switch column {
      case .level: 4
      case .sign: signs + 1
      case .date: date + 1
      case .post: post
      case .refs: 8
      case .subject, .tags: 0
      }
    }
    let beside: [ListColumn] = isInTwoLines ? [.sign] : shown
    let others = shown.filter(beside.contains).reduce(0) { $0 + taken($1) }
    rest = max(0, width - 1 - others - (isInTwoLines ? 3 : 0))
    let usual = isInTwoLines || !hasSubject ? 15 : max(15, min(25, rest - 62))
    tags = shown.contains(.tags) ? usual : 0
  }

  /// The line of a row, or its two lines.
  func lines(of row: LibraryRow, signs: (Int) -> String, isRead: () -> Bool) -> [Line] {
    guard isInTwoLines else {
      var line = Line(text: StyledText(), words: 0)
      add(shown, of: row, signs, isRead, to: &line)
      return [line]
    }
    let below: [ListColumn] = [.sign, .subject, .tags]
    var first = Line(text: StyledText(), words: 0)
    add(shown.filter { !below.contains($0) && $0 != .refs }, of: row, signs, isRead, to: &first)
    if shown.contains(.refs) {
      first.text.pad(to: width - 9)
      add([.refs], of: row, signs, isRead, to: &first)
    }
    var second = Line(text: StyledText("   "), words: 0)
    add(shown.filter { below.contains($0) }, of: row, signs, isRead, to: &second)
    return [first, second]
  }

  private func add(
    _ columns: [ListColumn], of row: LibraryRow, _ signs: (Int) -> String, _ isRead: () -> Bool,
    to line: inout Line
  ) {
    var isFirst = true
    for (place, column) in columns.enumerated() {
      // Class, signs and date are not words.
      if isFirst, ![.level, .sign, .date].contains(column) {
        line.words = line.text.columns
        isFirst = false
      }
      switch column {
      case .level:
        let level = row.classification.map(Theme.level)
        line.text.append(
          StyledText(
            (level?.shortMark ?? "?").fitted(to: 3) + " ", Theme.role(of: level), isBold: true))
      case .sign: line.text.append(signs(self.signs), .star)
      case .date: line.text.append((row.sent?.isoDate ?? "").fitted(to: date) + " ", .dim)
      case .post: line.text.append(post(of: row))
      case .subject:
        let subject = StyledText(
          row.subject.isEmpty ? "(no subject)" : row.subject,
          row.subject.isEmpty || isRead() ? .dim : .body)
        let isBeforeTags = columns.dropFirst(place + 1).first == .tags
        line.text.append(
          isBeforeTags ? ending(subject, tags: row.tags) : cell(column, subject))
      case .tags:
        guard place == 0 || columns[place - 1] != .subject else { continue }
        line.text.append(cell(column, tagged(row.tags, in: tags - 1)))
      case .refs:
        line.text.append(
          arrow("→", row.references?.out ?? 0).leftPadding(to: 4)
            + arrow("←", row.references?.back ?? 0).leftPadding(to: 4), .dim)
      }
    }
  }

  /// A text in the width of a column.
  func cell(_ column: ListColumn, _ text: StyledText) -> StyledText {
    let width =
      switch column {
      case .level: 4
      case .sign: signs + 1
      case .date: date + 1
      case .post: post
      case .subject: rest - tags
      case .tags: tags
      case .refs: 8
      }
    // A blank parts a column from the next one.
    var cell = text.truncated(to: max(1, column == .subject && tags == 0 ? width : width - 1))
    cell.pad(to: width)
    return cell
  }

  /// The post, from 90 columns with the number of the cable; what has no such name is called by its
  /// own.
  private func post(of row: LibraryRow) -> StyledText {
    guard let id = Self.id(of: row) else {
      return StyledText(DisplayText(row.id).truncated(to: post - 1).string.fitted(to: post), .dim)
    }
    let name = usesCodes ? id.station : Vocabulary.postName(id.station) ?? id.station
    let serial = post > 10 ? " " + (id.isAirgram ? "A-" : "") + String(id.number) : ""
    let room = post - 1 - serial.utf8.count
    var text = StyledText(DisplayText(name).truncated(to: room).string)
    text.append(serial, .dim)
    text.pad(to: post)
    return text
  }

  /// The id of a row; nil where it is called by its file's name.
  static func id(of row: LibraryRow) -> CableID? {
    let name = row.id
    return CableID(parsing: name).flatMap { $0.description == name ? $0 : nil }
  }

  /// The subject, and at a fixed place as many whole tags as fit; a subject that needs their room
  /// takes it.
  private func ending(_ subject: StyledText, tags names: [String]) -> StyledText {
    var text = subject
    if tags > 0, subject.columns < rest - tags {
      text.pad(to: rest - tags + 1)
      text.append(tagged(names, in: tags - 1))
    }
    text = text.truncated(to: rest)
    text.pad(to: rest)
    return text
  }

  /// As many whole tags as fit.
  private func tagged(_ names: [String], in columns: Int) -> StyledText {
    var text = StyledText()
    var room = columns
    for (number, name) in names.enumerated() {
      let tag = DisplayText((number > 0 ? " " : "") + name)
      guard tag.columns <= room else { break }
      room -= tag.columns
      text.append(tag.string, .tag)
    }
    return text
  }

  /// `→4`; blank for none.
  private func arrow(_ sign: String, _ count: Int) -> String {
    count == 0 ? "" : sign + (count > 99 ? "99" : String(count))
  }
}

extension String {
  /// Cut, or with blanks after it, to a width, for text of single columns.
  fileprivate func fitted(to width: Int) -> String {
    let columns = DisplayText(self).columns
    return columns > width
      ? String(prefix(width)) : self + String(repeating: " ", count: width - columns)
  }
}
