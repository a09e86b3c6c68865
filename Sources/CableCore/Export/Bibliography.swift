/// A citation as entries of bibliographies. A cable is a report, whose number every style prints; of a
/// document of FRUS the number is in the note of BibTeX and RIS, and `chapter-number` in CSL-JSON,
/// which the styles of chapters leave out.
extension Citation {
  // MARK: BibTeX

  /// An entry for BibTeX and biblatex, in several lines: a report with its number, or a document in a
  /// volume.
  ///
  /// `@misc` is never used: no style prints the number of one.
  public var bibTeX: String {
    var fields: [(String, String)]
    var notes: [String] = []
    if let published {
      let volume = published.volume
      fields = [("title", "{\(Self.tex(title))}")]
      fields.append(
        ("booktitle", "{\(Self.tex(volume?.title ?? volume?.wholeSeries ?? Self.historical))}"))
      if let volume {
        fields.append(("series", "{\(Self.tex(volume.wholeSeries))}"))
        if let number = volume.bareNumber { fields.append(("volume", "{\(Self.tex(number))}")) }
        if !volume.editors.isEmpty {
          fields.append(("editor", volume.editors.map(Self.texName).joined(separator: " and ")))
        }
        if let publisher = volume.publisher {
          fields.append(("publisher", "{\(Self.tex(publisher))}"))
        }
        if let place = volume.place { fields.append(("address", Self.tex(place))) }
        if let year = volume.year { fields.append(("year", Self.tex(year))) }
      }
      // `number` of a part of a book is that of its series.
      if let document { notes.append(Self.capitalised(document)) }
      if let sent { notes.append("\(sent.monthName) \(sent.day), \(sent.year)") }
    } else {
      fields = [
        ("author", "{\(Self.tex(author))}"), ("title", "{\(Self.tex(title))}"),
        ("institution", "{\(Self.department)}"), ("type", Self.tex(genre)),
        ("number", Self.tex(id)),
      ]
      if let sent {
        fields.append(("year", String(sent.year)))
        fields.append(("month", String(sent.monthName.prefix(3)).lowercased()))
        fields.append(("date", sent.isoDate))
      }
      if let recipient { notes.append("To \(recipient)") }
    }
    notes += [classification, collection, archive].compactMap(\.self)
    if !notes.isEmpty { fields.append(("note", Self.tex(notes.joined(separator: ", ")))) }
    if let url { fields.append(("url", Self.texAddress(url))) }
    if !tags.isEmpty { fields.append(("keywords", Self.tex(tags.joined(separator: ", ")))) }
    let lines = fields.map { name, value in
      // The names of months are macros of BibTeX and take no braces.
      name == "month" ? "  month = \(value)" : "  \(name) = {\(value)}"
    }
    let type = published == nil ? "techreport" : "incollection"
    return "@\(type){\(texKey),\n\(lines.joined(separator: ",\n"))\n}"
  }

  // MARK: RIS

  /// A record of RIS, in lines that end with CR LF, the last with its end.
  ///
  /// The tags are those that Zotero and EndNote read: `SN` is the number of a report and `M3` its type;
  /// a report has no addressee there, so that is a note (`A2` would make a series editor of it).
  public var ris: String {
    var lines: [(String, String)]
    if let published {
      let volume = published.volume
      lines = [
        ("TY", "CHAP"), ("ID", key + copySuffix), ("TI", title),
        ("T2", volume?.title ?? volume?.wholeSeries ?? Self.historical),
      ]
      if let volume {
        lines += volume.editors.map { ("A2", Self.inverted($0)) }
        lines.append(("T3", volume.wholeSeries))
        if let number = volume.bareNumber { lines.append(("VL", number)) }
        if let publisher = volume.publisher { lines.append(("PB", publisher)) }
        if let place = volume.place { lines.append(("CY", place)) }
        if let year = volume.year { lines.append(("PY", year)) }
      }
      if let document { lines.append(("N1", Self.capitalised(document))) }
      if let sent { lines.append(("N1", "Sent \(sent.isoDate)")) }
    } else {
      lines = [
        ("TY", "RPRT"), ("ID", key + copySuffix), ("AU", Self.corporate(author)), ("TI", title),
        ("SN", id), ("M3", genre), ("PB", Self.department),
      ]
      if let sent {
        lines.append(("PY", String(sent.year)))
        lines.append(("DA", String(sent.isoDate.map { $0 == "-" ? "/" : $0 })))
      }
      if let recipient { lines.append(("N1", "To: \(recipient)")) }
    }
    if let classification { lines.append(("N1", "Classification: \(classification)")) }
    if let archive { lines.append(("DB", archive)) }
    if let collection { lines.append(("AN", collection)) }
    if let url { lines.append(("UR", url)) }
    lines += tags.map { ("KW", $0) }
    lines.append(("ER", ""))
    return lines.map { "\($0.0)  - \(Self.oneLine($0.1))\r\n" }.joined()
  }

  // MARK: CSL-JSON

  /// An item of CSL-JSON (citeproc-js, CSL 1.0.2), for Zotero, pandoc and Obsidian, in one line.
  public var cslJSON: String {
    var members = [("id", JSONText.string(key + copySuffix))]
    func add(_ name: String, _ value: String?) {
      if let value { members.append((name, JSONText.string(Self.oneLine(value)))) }
    }
    func literal(_ name: String) -> String {
      JSONText.array([JSONText.object([("literal", JSONText.string(Self.oneLine(name)))])])
    }
    if let published {
      let volume = published.volume
      add("type", "chapter")
      add("title", title)
      add("container-title", volume?.title ?? volume?.wholeSeries ?? Self.historical)
      add("collection-title", volume?.wholeSeries)
      add("volume", volume?.bareNumber)
      if let editors = volume?.editors, !editors.isEmpty {
        let names = editors.map { name in
          let parts = Self.parts(name)
          return JSONText.object(
            parts.given.map {
              [("family", JSONText.string(parts.family)), ("given", JSONText.string($0))]
            } ?? [("literal", JSONText.string(name))])
        }
        members.append(("editor", JSONText.array(names)))
      }
      add("publisher", volume?.publisher)
      add("publisher-place", volume?.place)
      add("chapter-number", published.number)
      add("number", id)
      if let year = volume?.year.flatMap({ Int($0) }) {
        members.append(("issued", "{\"date-parts\":[[\(year)]]}"))
      }
      if let sent { members.append(("original-date", Self.date(sent))) }
    } else {
      add("type", "report")
      add("genre", genre)
      add("number", id)
      add("title", title)
      members.append(("author", literal(author)))
      if let recipient { members.append(("recipient", literal(recipient))) }
      add("publisher", Self.department)
      if let sent { members.append(("issued", Self.date(sent))) }
    }
    add("archive", archive)
    add("archive_location", collection)
    add("URL", url)
    add("note", classification.map { "Classification: \($0)" })
    add("keyword", tags.isEmpty ? nil : tags.joined(separator: ", "))
    return JSONText.object(members)
  }

  // MARK: Parts

  private static let department = "U.S. Department of State"
  private static let historical = "Foreign Relations of the United States"

  /// `Cable`: the type of a report.
  private var genre: String { Self.capitalised(kind) }

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func date(_ time: ZuluTime) -> String {
    "{\"date-parts\":[[\(time.year),\(time.month),\(time.day)]]}"
  }

  /// A name in two parts; without a given name where the end is no family name (`Jr.`, `III`).
  private static func parts(_ name: String) -> (family: String, given: String?) {
    guard let blank = name.lastIndex(of: " "), !name.contains(",") else { return (name, nil) }
    let family = String(name[name.index(after: blank)...])
    let isSuffix = family.hasSuffix(".") || family.allSatisfy { "IVX".contains($0) }
    return isSuffix ? (name, nil) : (family, String(name[..<blank]))
  }

  private static func inverted(_ name: String) -> String {
    let parts = parts(name)
    return parts.given.map { "\(parts.family), \($0)" } ?? name
  }

  /// A name of a body: a comma would divide it into family and given name.
  private static func corporate(_ name: String) -> String {
    name.replacing(",", with: "")
  }

  private static func texName(_ name: String) -> String {
    parts(name).given == nil ? "{\(tex(name))}" : tex(name)
  }

  /// A key of BibTeX: letters and digits of the id.
  private var texKey: String {
    let plain = key.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return "cable" + (plain.isEmpty ? "" : ":" + plain) + copySuffix
  }

  private var copySuffix: String { copy > 1 ? "-copy\(copy)" : "" }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  /// An address is unchanged, except for what would end the field.
  private static func texAddress(_ url: String) -> String {
    oneLine(url).replacing("{", with: "%7B").replacing("}", with: "%7D")
      .replacing("\\", with: "%5C").replacing("@", with: "%40")
  }

  /// Text as TeX prints it, with braces in balance: BibTeX counts them even after a backslash.
  ///
  /// By scalars, since a brace with a combining sign is a character of its own and would pass. What no
  /// reader of BibTeX files takes (controls, noncharacters) is named, and not dropped.
  private static func tex(_ text: String) -> String {
    var written = ""
    for scalar in oneLine(text).unicodeScalars {
      switch scalar {
      case "\\": written += "{\\textbackslash}"
      case "{": written += "{\\textbraceleft}"
      case "}": written += "{\\textbraceright}"
      case "$", "&", "#", "_", "%": written += "\\\(scalar)"
      case "~": written += "{\\textasciitilde}"
      case "^": written += "{\\textasciicircum}"
      default:
        if isRefused(scalar) {
          written += "[U+\(Hexadecimal.text(scalar.value, digits: 4, uppercase: true))]"
        } else {
          written.unicodeScalars.append(scalar)
        }
      }
    }
    return written
  }

  /// Characters that XML 1.0, and so biber's files, cannot hold; and the noncharacters of Unicode.
  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\t" || scalar.value & 0xFFFE == 0xFFFE
      || (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value == 0x7F
  }
}
