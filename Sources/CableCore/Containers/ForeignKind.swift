/// Kinds of files that are not text: recognized by their first bytes, with what to do.
///
/// To teach the reader a kind, add a row; `ForeignTests` meets each of them.
enum ForeignKind {
  /// Begins a file at a place, the first of several rows applies.
  struct Row: Sendable {
    /// Where the signature is.
    var place = 0
    /// The bytes there.
    var sign: [UInt8]
    /// How many of the first bytes of XML may have the signature anywhere; 0 where it has one place.
    var reach = 0
    /// The first name in a zip begins so; nil if the sign alone decides.
    var entry: StaticString?
    /// What it is, with its article.
    var name: StaticString
    /// What makes a text of it.
    var advice: StaticString
  }

  private static func row(
    _ sign: StaticString, at place: Int = 0, _ name: StaticString, _ advice: StaticString
  ) -> Row {
    Row(
      place: place,
      sign: Array(UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount)),
      name: name, advice: advice)
  }

  private static func row(
    _ sign: StaticString, within reach: Int, _ name: StaticString, _ advice: StaticString
  ) -> Row {
    var row = row(sign, name, advice)
    row.reach = reach
    return row
  }

  private static func row(
    _ sign: [UInt8], at place: Int = 0, _ name: StaticString, _ advice: StaticString
  ) -> Row { Row(place: place, sign: sign, name: name, advice: advice) }

  private static func zip(_ entry: StaticString, _ name: StaticString, _ advice: StaticString)
    -> Row
  {
    Row(sign: Array("PK\u{3}\u{4}".utf8), entry: entry, name: name, advice: advice)
  }

  private static let pandoc: StaticString = "`pandoc -t plain --wrap=none` makes a text of it"
  private static let ocr: StaticString = "`tesseract` reads the text in it"
  private static let unpack: StaticString = "unpack it first"

  /// All kinds.
  static let rows: [Row] = [
    row("%PDF-", "a PDF", "`pdftotext -layout` makes a text of it"),
    row("{\\rtf", "RTF", pandoc),
    zip("[Content_Types].xml", "a document of Microsoft Office", pandoc),
    zip("_rels/", "a document of Microsoft Office", pandoc),
    zip("docProps/", "a document of Microsoft Office", pandoc),
    zip("word/", "a Word document", pandoc),
    zip("xl/", "an Excel workbook", "save it as CSV"),
    zip("ppt/", "a presentation", "save it as text"),
    zip(
      "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a spreadsheet", "save it as CSV"),
    zip("mimetypeapplication/vnd.oasis", "a document of OpenOffice", pandoc),
    zip("mimetypeapplication/epub", "an EPUB", pandoc),
    row(
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
      "a document of an older Microsoft Office or Outlook",
      "save it as text, a table as CSV"),
    row(
      "urn:schemas-microsoft-com:office:spreadsheet", within: 1024, "a workbook of Excel in XML",
      "save it as CSV"),
    row(
      "urn:oasis:names:tc:opendocument:xmlns:office", within: 1024,
      "a document of OpenOffice in XML",
      "save it as text, a table as CSV"),
    row("[{'", "a list of Python", "`json.dump` writes JSON that is read"),
    row("[('", "a list of Python", "`json.dump` writes JSON that is read"),
    row("[(\"", "a list of Python", "`json.dump` writes JSON that is read"),
    row("structure(list(", "a table of R", "`write.csv` writes one that is read"),
    row("{'", "a dictionary of Python", "`json.dump` writes JSON that is read"),
    row("!BDN", "a mailbox of Outlook", "`readpst` makes mails of it"),
    row(
      "SQLite format 3\u{0}", "a database of SQLite",
      "`sqlite3 FILE .dump` makes a dump that is read"),
    row(
      "Standard Jet DB", at: 4, "a database of Access", "`mdb-export` makes tables that are read"),
    row(
      "Standard ACE DB", at: 4, "a database of Access", "`mdb-export` makes tables that are read"),
    row(
      "PGDMP", "a dump of PostgreSQL in its own form",
      "`pg_restore -f FILE.sql` makes one that is read"),
    row("PAR1", "a table in Parquet", "export it as CSV or JSON Lines"),
    row("Rar!\u{1A}\u{7}", "a RAR archive", unpack),
    row("MSCF", "a CAB archive", unpack),
    row("LZIP", "compressed by lzip", unpack),
    row([0x1F, 0x9D], "compressed by compress", unpack),
    row([0x04, 0x22, 0x4D, 0x18], "compressed by LZ4", unpack),
    row([0x5D, 0x00, 0x00], "compressed by LZMA", unpack),
    row([0x89, 0x50, 0x4E, 0x47, 0x0D], "an image", ocr),
    row([0xFF, 0xD8, 0xFF], "an image", ocr),
    row("GIF8", "an image", ocr),
    row([0x49, 0x49, 0x2A, 0x00], "an image", ocr),
    row([0x4D, 0x4D, 0x00, 0x2A], "an image", ocr),
    row("WEBP", at: 8, "an image", ocr),
    row("AT&TFORM", "a DjVu document", "`djvutxt` makes a text of it"),
    row([0x7F, 0x45, 0x4C, 0x46], "a program", "it holds no text"),
    row("ftyp", at: 4, "audio or video", "it holds no text"),
    row("OggS", "audio or video", "it holds no text"),
    row("ID3", "audio or video", "it holds no text"),
  ]

  /// The rows by the first byte of a file, in their order: a text begins as few of them do.
  private static let byFirst: [[Row]] = (0...255).map { first in
    rows.filter {
      $0.place > 0 || ($0.reach > 0 ? UInt8(ascii: "<") : $0.sign[0]) == UInt8(first)
    }
  }

  /// Why a file that begins so is not read, as a clause; nil if its kind is not known.
  static func reason(for head: [UInt8]) -> String? {
    guard let first = head.first else { return nil }
    if let row = byFirst[Int(first)].first(where: { $0.isAt(head) }) {
      return "it is \(row.name): \(row.advice)"
    }
    // `cables = [{'id': …}]`
    return JSONSniffer.assigned(in: head, at: 0).flatMap {
      reason(for: Array(head[$0...].prefix(64)))
    }
  }
}

extension ForeignKind.Row {
  /// True if a file begins so.
  func isAt(_ head: [UInt8]) -> Bool {
    if reach > 0 {
      return head.first == UInt8(ascii: "<")
        && sign.withUnsafeBufferPointer { head.place(of: $0, in: 0..<min(reach, head.count)) }
          != nil
    }
    guard head.count >= place + sign.count, head[place] == sign[0],
      head[place...].starts(with: sign)
    else { return false }
    // The first name of a zip follows 30 bytes, and the text of a `mimetype` after its name.
    guard let entry else { return true }
    return head.count > 30
      && head[30...].starts(
        with: UnsafeBufferPointer(start: entry.utf8Start, count: entry.utf8CodeUnitCount))
  }
}

extension Container {
  /// Why a file that begins so is not read, as a clause that says what it is and what to do; nil if
  /// its first bytes show nothing of the kind.
  public static func reasonUnread(_ head: [UInt8]) -> String? { ForeignKind.reason(for: head) }
}
