/// Inputs made to cost much, each of any size: doubled for `Fuzz/growth`, and a part of the unit tests.

/// An input that can be made as large as one likes.
struct Hostile: Sendable, CustomStringConvertible {
  let name: String
  var before = ""
  var unit: @Sendable (Int) -> String
  var after = ""

  var description: String { name }

  /// The input, of this size or a little more.
  func text(_ size: Int) -> [UInt8] {
    var text = Array(before.utf8)
    fill(&text, to: size)
    return text + after.utf8
  }

  /// This input above another one, each half of the whole: what costs their product is seen so.
  ///
  /// What comes before both of them is there once.
  func text(above other: Hostile, _ size: Int) -> [UInt8] {
    let shared = zip(before.utf8, other.before.utf8).prefix { $0 == $1 }.count
    var text = Array(before.utf8)
    fill(&text, to: size / 2)
    text += after.utf8
    text.append(0x0A)
    text += other.before.utf8.dropFirst(shared)
    other.fill(&text, to: size)
    return text + other.after.utf8
  }

  private func fill(_ text: inout [UInt8], to size: Int) {
    var index = 0
    while text.count < size {
      text += unit(index).utf8
      index += 1
    }
  }
}

extension Hostile {
  private static let header =
    "VZCZCXRO4167\nOO RUEHAG\nDE RUEHTA #1327/01 2161111\nZNR UUUUU ZZH\nO 041111Z AUG 09\n"
    + "FM AMEMBASSY ASTANA\nTO RUEHC/SECSTATE WASHDC\n\n"
  private static let level = header + "UNCLAS ASTANA 001327\n\n"
  private static let fields = level + "TAGS: PREL\nSUBJECT: X\n\n"
  private static let body = fields + "REF: A. STATE 5\n\n"

  /// The same unit again and again.
  static func same(_ name: String, _ before: String, _ unit: String, _ after: String = "")
    -> Hostile
  {
    Hostile(name: name, before: before, unit: { _ in unit }, after: after)
  }
  /// A unit made of its number.
  static func counted(_ name: String, _ before: String, _ unit: @escaping @Sendable (Int) -> String)
    -> Hostile
  {
    Hostile(name: name, before: before, unit: unit)
  }

  /// Texts that look like cables.
  static let texts: [Hostile] = [
    counted("many REF labels", fields) { "REF: STATE \($0)\n" },
    counted("one REF block without end", fields + "REF: A. STATE 1\n") { "B. ROME \($0)\n" },
    counted("references in one line", fields + "REF: ") { "STATE \($0), " },
    counted("findings in one line", fields + "REF: ") { "STATE )0\($0), " },
    counted("references without blanks", fields + "REF: ") { "STATE\($0)," },
    same("labels within references", fields + "REF: ", "REF/A ROME 5, "),
    same("labels within references without blanks", fields + "REF: ", "REF/A,"),
    counted("commas", fields + "REF: ") { "\($0)," },
    counted("posts that nobody knows", fields + "REF: ") { "XQ\($0 % 26)ZVW \($0)\n" },
    counted("e-mails with dates", fields + "REF: E-MAIL\n") { "\($0), " },
    Hostile(
      name: "reftels of a long list",
      before: fields + "REF: " + (0..<400).map { "STATE \($0 + 1)" }.joined(separator: ", ")
        + "\n\n",
      unit: { "\($0 + 1). (U) See reftels.\n\n" }),
    same("signs of quotation", "", ">"), same("signs of quotation with blanks", "", "> "),
    same("quoted lines", "", "> > > TAGS: PREL\n"), same("marks above a text", "", "(U)\n"),
    same("ends of pages within a header", header, "SECRET\n"),
    same("numbers of pages within a header", header, "SECRET\n2\n"),
    same("lines of a site", body + "1. (U) Text.\n\nBORG\n", "Share this\n"),
    same("breaks of lines", "", "<br>\n"),
    same("tables of a page", "<html>", "<table>"),
    same("tables without an end", "<html>", "<table "),
    same("blocks of a page", "<html><table class='cable'>", "<pre>x"),
    same("blocks without an end", "<html><table class='cable'>", "<pre "),
    same("blocks in code", "<html>", "<code><pre>x</code>"),
    same("prefixes of tags", "<x:TEI>", "<x:div type = 'document'>"),
    same(
      "sections of text", "<TEI><div type=\"document\"><head>1. Telegram From A to B</head>",
      "<![CDATA[x"),
    same(
      "attributes", "<TEI><div type=\"document\"><head>1. Telegram From A to B</head><p", " a = 'b'"
    ),
    same("words between dollars", "INSERT INTO cable (refid, body) VALUES (1, ", "$a"),
    same("strings between dollars", "INSERT INTO cable (refid, body) VALUES (", "$$, "),
    same("values of a tuple", "INSERT INTO cable (refid, body) VALUES (", "'a b c d e', "),
    same("values in quotes", "", "\"a\n\","), same("lines in quotes", "", "\"09OSLO1\n"),
    same("braces above a text", "", "{\"id\": "), same("calls of a script", "", "a("),
    same("marks before a level", header, "(C) "),
    counted("mentions of ids", body + "1. (U) ") { "07 PARIS \($0) " },
    same("mentions of bullets", body + "1. (U) ", "Ref A, "),
    same("ranges of bullets", body + "1. (U) ", "refs A-Z "),
    counted("tags", level + "TAGS: ") { "K\($0)Q " },
    same("tags run together", level + "TAGS: ", "PRELPGOV"),
    same("persons", level + "TAGS: OVIP ", "SMITH JOHN "),
    counted("persons in brackets", level + "TAGS: ") { "OVIP (SMITH, J\($0)), " },
    same("an open bracket", level + "TAGS: OVIP (", "A "),
    same("points around a tag", level + "TAGS: ", "."),
    same("points after a tag", level + "TAGS: PREL", "."),
    same("signs before a tag", level + "TAGS: ", "#", "PREL"),
    same("stops after a reference", fields + "REF: ROME 5", "."),
    same("dashes before a subject", level + "TAGS: PREL\nSUBJECT: ", "- "),
    same("brackets before a reason", fields + "Classified By: DCM John Doe, reason ", "("),
    same("stops after who classified", fields + "Classified By: DCM John Doe", ","),
    same("signs in a mark", body + "1. (C", " -", ") Text.\n"),
    same("signs after a mark", body + "1. (C)", " -:"),
    same(
      "precedences of an addressee", "Message Attributes\nAction: WASHDC, SECSTATE", " Routine"),
    same("precedences of addressees", header + "TO RUEHC/SECSTATE WASHDC", " PRIORITY"),
    same(
      "stops of a head", "<TEI><div type=\"document\"><head>1. Telegram From Rome", ",",
      "</head></div>"),
    same(
      "quotation marks of a name",
      "<TEI><div type=\"document\"><head>1. Telegram</head><signed><persName>", "\"",
      "</persName></signed></div>"),
    same("captions", level, "SIPDIS\n"), same("captions in a line", level, "SIPDIS/"),
    same("a passing line without end", level, "STATE FOR EUR,\n"),
    counted("passing lines", level) { "STATE FOR EUR\($0)\n" },
    same("a subject without end", level + "TAGS: PREL\nSUBJECT: ", "A WORD\n"),
    same("many SUBJECT labels", level, "SUBJECT: X\n"),
    same("many TAGS labels", level, "TAGS: PREL\n"),
    same("labels in one line", level, "TAGS: PREL SUBJECT: X "),
    same("executive orders", level, "E.O. 12958: DECL: 08/04/2019 "), same("E.O.", level, "E.O."),
    counted("names of who classified", fields + "Classified By: ") { "John A\($0) Doe, DCM; " },
    same("a line of who classified", fields + "Classified By: ", "DCM John Doe "),
    same(
      "posts of who classified", fields + "Classified By: John Doe, ", "Deputy Chief of Mission, "),
    same("points of who classified", fields + "Classified By: ", "J. "),
    same("labels of who classified", fields, "Classified By: DCM John Doe, "),
    same("lines of who classified", fields, "Classified By: DCM John Doe\n"),
    counted("reasons of who classified", fields + "Classified By: DCM John Doe, reason") {
      " 1.\(4 + $0 % 2) (b), (d)"
    },
    same(
      "continued reasons", fields + "Classified By: DCM John Doe. Reason: 1.4 (b)", "\nand (d)"),
    same(
      "who classified and when", fields,
      "CLASSIFIED BY: DCM JOHN DOE. REASON: 1.4 (B) DECL: 8/4/19 "),
    same("derived from", fields, "Derived from: DSCG 05-1, "),
    same("reasons", fields + "Classified By: DCM John Doe 1.4 ", "(b) "),
    same("partial extracts", "", "This record is a partial extract: not available. x\n"),
    same("notices in a line", "", "This record is a partial extract: not available. "),
    same("levels", header, "SECRET a b\n"), same("a level of letters", header, "S E C R E T "),
    counted("addressees", header) { "RUEHC/POST \($0) PRIORITY 1234\n" },
    same("exemptions", header, "XMT AMCONSUL BASRAH\n"), same("routing", "OO ", "RUEHAG "),
    same("headers", "", header), same("transmissions", "", body + "1. (U) Text.\nDOE\n"),
    counted("differing transmissions", "") { body + "1. (U) Text \($0).\nDOE\n" },
    same("starts of headers", body + "1. (U) Text.\n", "VZCZC\n"),
    same("short lines", body + "1. (U) Text.\n", "a\n"), same("blank lines", body, "\n"),
    same("CR", body, "a\r"), same("CRLF", body, "a\r\n"), same("NUL", body, "\0"),
    same("one long line", body, "a"), same("one long line of words", body, "word "),
    same("blanks", body, " "), same("pilcrows", body, "¶"), same("points", body, "."),
    same("brackets", body, "("), same("marks", body, "(C) "),
    same("numbers in a line", body, "1. "),
    same("dashes", body, "-"), same("dashed lines", body, "---------\n"),
    same("paragraphs with one number", body, "1. (C) Text.\n"),
    counted("paragraphs that jump", body) { "\(($0 * 7) % 900). (C) Text.\n\n" },
    same("unnumbered paragraphs", body, "Text goes on\n\n"),
    same("headings in rules", body, "--- Summary ---\n"),
    same("rules of a heading in a line", body, "-- Summary "),
    same("damaged marks", body, "1. (C The\n"), same("brackets of a mark", body + "1. ", "(["),
    same("examples", body + "1. (U) (", "e.g., "), same("bullets of letters", body, "o Text.\n"),
    same("headings", body, "THE HEADING\n\n"),
    same("open paragraphs", body + "1. (C) The\n", "\nand goes on"),
    same("sub-points", body, "-- point\n"), same("lettered points", body, "a. point\n"),
    counted("page breaks with captions", body + "1. (C) Text goes on\n") {
      "\nASTANA 00001327  \($0 % 999) OF 999\n\nSIPDIS\n\nSENSITIVE\n\nand on\n"
    },
    counted("captions among paragraphs", body) { "\($0 + 1). (C) Text goes\n\nSIPDIS\n\non.\n\n" },
    counted("captions of many kinds", level) { "SIPDIS NOFORN E\($0)\n" },
    same("page breaks", body, "ASTANA 00001327  002 OF 002\n"),
    same("page breaks in a line", body, "on ASTANA 00001327  002 OF 002 "),
    same("almost page breaks", body, "OF  "), same("numbers before OF", body, "0000001 001 OF "),
    same("page heads", body, "PAGE 02 ASTANA 01327 041111Z\n"),
    same("page heads in a line", body, "on PAGE 02 ASTANA 01327 041111Z "),
    same("almost page heads", body, "PAGE 02 ASTANA "),
    same("split sentences", body, "text\n\nASTANA 00001327  002 OF 002\n\n"),
    same("tables", body, "a    b    c\n"),
    same("tables apart", body, "a    b    c\nd    e    f\n\n"),
    same("summaries", body, "1. (C) SUMMARY: Text.\n\n"), same("ends", body, "END SUMMARY "),
    same("comments", body, "COMMENT: Text.\n\n"),
    same("quotations", body, "BEGIN TEXT\n\nText.\n\n"),
    same("signatures", body, "HOAGLAND\n"), same("tails", body + "1. (C) Text.\nDOE\n", "NNNN\n"),
    same("ampersands", body, "&"), same("entities", body, "&amp;"),
    same("square brackets", body, "["),
    same("links", body, "[PREL](#) "), same("stars", body + "[A](#)", "**"),
    same("bidirectional controls", body, "\u{202E}"), same("mixed scripts", body, "aа "),
    same("accents", body, "é"), same("backslashes", body, "\\"),
    same("angle brackets", body, "<"), same("tags of HTML", "<html><pre>", "<b>"),
    same("comments of HTML", "<html>", "<!-- "), same("entities of HTML", "<html><pre>", "&#x41;"),
    same("blocks", "<html>", "<pre>"), same("code blocks", "", "<code><pre>a"),
    same("cells", "<html><table class='cable'>", "<td>a"),
    same("notes", "<TEI><div type=\"document\"><head>1. Telegram</head>", "<note>"),
    same("nested divisions", "<TEI>", "<div type=\"document\">"),
    same("divisions", "<TEI>", "<div type=\"document\"><head>1. Telegram</head><p>1. a</p></div>"),
    same("heads", "<TEI><div type=\"document\">", "<head>"),
    same("a table without end", #""1","8/4/2009 11:11","09ASTANA1","E","U","","#, "\"a"),
    same("escapes", #""1","8/4/2009 11:11","09ASTANA1","E","U","",""#, "\\"),
    same("rows", "", #""1","8/4/2009 11:11","09ASTANA1","E","U","","","TAGS: PREL""# + "\n"),
    counted("nested mails", "MIME-Version: 1.0\n") {
      "Content-Type: multipart/mixed; boundary=\"b\($0)\"\n\n--b\($0)\n"
    },
    same("parts", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n", "--x\n"),
    same("folded fields", "MIME-Version: 1.0\nSubject: ", " a\n"),
    same("attributes", "Message Attributes\n", "Key: value\n"),
    same("an attribute without end", "Message Attributes\nKey: v\n", "value\n"),
    same("labels of a dump", "refid: 09ASTANA1\nheader:\n", "header ends\n"),
    same("labels of a reading room", "MRN: 09 ASTANA 1\nDATE/DTG: x\n", "ACTION: A\n"),
  ]
}
