/// A cable as a scholar cites it.
public struct Citation: Sendable, Hashable {
  /// The canonical id, or the file's name where there is none.
  public var id: String
  /// Who wrote, such as `U.S. Embassy Astana`.
  public var author: String
  /// The subject, or words that say there is none.
  public var title: String
  /// When it was sent; nil where that is not known.
  public var sent: ZuluTime?
  /// The classification as `Classification` describes it.
  public var classification: String?
  /// To whom, as printed; nil where that is not known.
  public var recipient: String?
  /// Keywords, as printed.
  public var tags: [String]
  /// Which of the cables of this id it is in one export, from 1: each needs a key of its own.
  public var copy = 1

  /// The citation of a cable.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - fallbackID: names a cable which has no id.
  public init(_ cable: Cable, fallbackID: String) {
    id = cable.id?.description ?? fallbackID
    let station = cable.station?.value ?? cable.id?.station
    author = station.map(Vocabulary.author) ?? cable.from?.value ?? "U.S. Department of State"
    title = cable.subject?.value ?? "No subject"
    sent = cable.sent?.value
    classification = cable.classification?.value.description
    recipient = cable.to.first?.name
    tags = cable.tags.map(\.value)
  }

  /// A note in the style of the Chicago Manual (17th edition, 14.229–14.231), in one line.
  public var chicago: String {
    var parts = [
      "\(author), “\(title.map { $0 == "“" || $0 == "”" ? "\"" : $0 }.text),” cable \(id)"
    ]
    if let recipient { parts[0] += " to \(recipient)" }
    if let sent { parts.append("\(sent.monthName) \(sent.day), \(sent.year)") }
    if let classification { parts.append(classification) }
    return parts.joined(separator: ", ") + "."
  }

  /// An entry for BibTeX, in several lines.
  public var bibTeX: String {
    var fields = [
      ("author", "{\(Self.tex(author))}"), ("title", "{\(Self.tex(title))}"),
      ("type", "Diplomatic cable"), ("number", Self.tex(id)),
    ]
    if let sent {
      fields.append(("year", String(sent.year)))
      fields.append(("month", String(sent.monthName.prefix(3)).lowercased()))
      fields.append(("date", sent.isoDate))
    }
    if let recipient { fields.append(("howpublished", "Cable to \(Self.tex(recipient))")) }
    if let classification { fields.append(("note", Self.tex(classification))) }
    if !tags.isEmpty { fields.append(("keywords", Self.tex(tags.joined(separator: ", ")))) }
    let lines = fields.map { name, value in
      // The names of months are macros of BibTeX and take no braces.
      name == "month" ? "  month = \(value)" : "  \(name) = {\(value)}"
    }
    return "@misc{\(key),\n\(lines.joined(separator: ",\n"))\n}"
  }

  /// A record of RIS, in lines that end with CR LF, the last with its end.
  public var ris: String {
    var lines = [
      ("TY", "GOVDOC"), ("ID", id + copySuffix), ("AU", author), ("TI", title), ("M1", id),
    ]
    if let sent {
      lines.append(("PY", String(sent.year)))
      lines.append(("DA", sent.isoDate.map { $0 == "-" ? "/" : $0 }.text))
    }
    lines.append(("M3", "Diplomatic cable"))
    if let recipient { lines.append(("A2", recipient)) }
    if let classification { lines.append(("N1", classification)) }
    lines += tags.map { ("KW", $0) }
    lines.append(("ER", ""))
    return lines.map { "\($0.0)  - \(Self.oneLine($0.1))\r\n" }.joined()
  }

  /// A key of BibTeX: letters and digits of the id.
  private var key: String {
    let plain = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return "cable" + (plain.isEmpty ? "" : ":" + plain) + copySuffix
  }

  private var copySuffix: String { copy > 1 ? "-copy\(copy)" : "" }

  private static func oneLine(_ text: String) -> String {
    text.map { $0.isNewline ? " " : $0 }.text
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

extension [Character] {
  /// The characters as a string.
  fileprivate var text: String { String(self) }
}
