import Foundation
import Testing

@testable import CableCore

/// Cables that were passed on by mail.
@Suite struct MailTests {
  private static let rows = RecordTests.rows
  private static func text(_ index: Int) -> String { rows[index].header + "\n" + rows[index].body }

  private func read(_ text: String) -> Container.Contents {
    Container.read(Array(text.utf8), fileName: "x.eml")
  }

  private func ids(_ found: Container.Contents) -> [String] {
    found.cables.map { Cable(parsing: $0).id?.description ?? "?" }
  }

  private static func head(_ lines: String...) -> String {
    (["From: Ann <ann@example.org>", "Subject: a cable", "Message-ID: <1@example.org>"] + lines)
      .joined(separator: "\n") + "\n\n"
  }

  private static func base64(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
  }

  private static func quotedPrintable(_ text: String) -> String {
    text.utf8.map { byte in
      byte == 0x0A
        ? "\n"
        : byte < 0x20 || byte > 0x7E || byte == 0x3D
          ? "=" + Hexadecimal.text(byte, digits: 2, uppercase: true) : String(UnicodeScalar(byte))
    }.joined().replacing("the", with: "th=\ne")
  }

  private static func uuencoded(_ text: String) -> String {
    var lines = ["begin 644 cable.txt"]
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let chunk = Array(rest.prefix(45))
      rest = rest.dropFirst(45)
      var line = String(UnicodeScalar(UInt8(chunk.count) + 0x20))
      for start in stride(from: 0, to: chunk.count, by: 3) {
        let three = (0..<3).map { start + $0 < chunk.count ? chunk[start + $0] : 0 }
        let six = [
          three[0] >> 2, three[0] << 4 & 0x30 | three[1] >> 4, three[1] << 2 & 0x3C | three[2] >> 6,
          three[2] & 0x3F,
        ]
        line += six.map { String(UnicodeScalar($0 == 0 ? 0x60 : $0 + 0x20)) }.joined()
      }
      lines.append(line)
    }
    return (lines + ["`", "end", ""]).joined(separator: "\n")
  }

  private static func multipart(_ kind: String, _ parts: [String], _ boundary: String = "b=_1")
    -> String
  {
    "Content-Type: multipart/\(kind);\n\tboundary=\"\(boundary)\"\n\nThis is a message in MIME.\n"
      + parts.map { "--\(boundary)\n\($0)\n" }.joined() + "--\(boundary)--\n"
  }

  private static let note = "Content-Type: text/plain\n\nHere it is, see also 08MADRID77.\n"

  static let carried: [(name: String, part: String)] = [
    ("a text", "Content-Type: text/plain; charset=us-ascii\n\n" + text(0)),
    ("a text without type", "\n" + text(0)),
    (
      "a text, quoted-printable",
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        + quotedPrintable(text(0))
    ),
    (
      "a text, base64",
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64\n\n"
        + base64(text(0).utf8)
    ),
    (
      "a file of text",
      "Content-Type: text/plain; name=\"08LISBON411.txt\"\nContent-Disposition: attachment;\n filename=\"08LISBON411.txt\"\n\n"
        + text(0)
    ),
    (
      "a file of bytes",
      "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=cable.txt\nContent-Transfer-Encoding: base64\n\n"
        + base64(text(0).utf8)
    ),
    (
      "a file, uuencoded",
      "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=cable.txt\nContent-Transfer-Encoding: x-uuencode\n\n"
        + uuencoded(text(0))
    ),
    (
      "a file in UTF-16",
      "Content-Type: application/octet-stream; name=cable.txt\nContent-Transfer-Encoding: base64\n\n"
        + base64([0xFF, 0xFE] + text(0).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    ),
    (
      "a table",
      "Content-Type: text/csv; name=cables.csv\nContent-Transfer-Encoding: base64\n\n"
        + base64(RecordTests.csv([RecordTests.classic[0]]).utf8)
    ),
    ("a mail", "Content-Type: message/rfc822\n\n" + head() + text(0)),
    (
      "a mail in base64",
      "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
        + base64((head() + text(0)).utf8)
    ),
    (
      "a mail as a file",
      "Content-Type: application/octet-stream; name=old.eml\nContent-Transfer-Encoding: base64\n\n"
        + base64((head() + text(0)).utf8)
    ),
    (
      "a mail with files",
      "Content-Type: message/rfc822\n\n" + "From: b@example.org\nMessage-ID: <3@example.org>\n"
        + multipart("mixed", [note, "Content-Type: text/plain; name=a.txt\n\n" + text(0)], "inner")
    ),
    (
      "one of two forms",
      multipart(
        "alternative",
        [
          "Content-Type: text/plain\n\n" + text(0),
          "Content-Type: text/html\n\n<div><pre>" + text(0) + "</pre></div>",
        ], "alt")
    ),
    (
      "HTML alone",
      "Content-Type: text/html; charset=utf-8\n\n<div>See:<pre>" + text(0) + "</pre></div>"
    ),
    (
      "HTML beside an empty text",
      multipart(
        "alternative",
        [
          "Content-Type: text/plain\n\n",
          "Content-Type: text/html\n\n<div><pre>" + text(0) + "</pre></div>",
        ], "alt")
    ),
  ]

  @Test("Whatever carries a cable, it is read", arguments: carried.indices)
  func carrier(index: Int) {
    let (name, part) = Self.carried[index]
    #expect(ids(read(Self.head().dropLast() + part)) == ["08LISBON411"], "\(name) alone")
    for kind in ["mixed", "related", "x-unknown"] {
      let mail = Self.head().dropLast() + Self.multipart(kind, [Self.note, part])
      let found = read(String(mail))
      #expect(ids(found) == ["08LISBON411"], "\(name) in \(kind)")
      #expect(found.cables.first.map { Cable(parsing: $0).paragraphs.count } == 2, "\(name)")
    }
  }

  @Test("The head of a mail may begin with its type, as Python writes it")
  func typeFirst() {
    let parts = [
      "Content-Type: text/plain; charset=utf-8\nMIME-Version: 1.0\n"
        + "Content-Transfer-Encoding: base64\n\n" + Self.base64(Self.text(0).utf8),
      "Content-Type: text/html; charset=utf-8\nMIME-Version: 1.0\n"
        + "Content-Transfer-Encoding: base64\n\n"
        + Self.base64("<html><body><pre>\(Self.text(0))</pre></body></html>".utf8),
    ]
    let whole = Self.multipart("alternative", parts)
    let end = whole.firstRange(of: "\n\n")?.lowerBound ?? whole.endIndex
    let mail =
      whole[..<end] + "\nMIME-Version: 1.0\nFrom: a@example.org\nSubject: cork" + whole[end...]
    let found = read(String(mail))
    #expect(ids(found) == ["08LISBON411"])
    #expect(found.cables.first.map { Cable(parsing: $0).signature.map(\.value) } == ["FERRO"])
  }

  @Test("A mail with several cables gives each, and each is read again from the file")
  func several() throws {
    let parts =
      [Self.note]
      + [0, 1, 2].map { index in
        "Content-Type: application/octet-stream; name=\(index).txt\nContent-Transfer-Encoding: base64\n\n"
          + Self.base64(Self.text(index).utf8)
      }
    let mail = Self.head().dropLast() + Self.multipart("mixed", parts)
    let box = "From ann@example.org Tue May  6 14:22:00 2008\n"
    let file = Array((box + Self.head() + "No cable.\n\n" + box + mail + "\n" + box + mail).utf8)
    let found = Container.read(file, fileName: "x.mbox")
    #expect(
      ids(found) == [
        "08LISBON411", "08LISBON412", "08LISBON413", "08LISBON411", "08LISBON412", "08LISBON413",
      ])
    #expect(found.cables.map(\.part) == Array(0..<6))
    #expect(found.passed.map(\.reason) == ["it is a mail without a cable"])
    for source in found.cables {
      let again = try #require(
        Container.cable(
          in: Array(file[source.fileRange]), head: Array(file.prefix(ContainerReader.headLength)),
          fileName: "x.mbox", part: source.part, ordinal: source.ordinal,
          fileRange: source.fileRange))
      #expect(again.bytes == source.bytes && again.part == source.part)
    }
  }

  @Test("A mailbox is read as its bytes come in")
  func stream() {
    let box = "From ann@example.org Tue May  6 14:22:00 2008\r\n"
    let file = Array(
      [0, 1, 2].map { (box + Self.head() + Self.text($0) + "\n\n").replacing("\n", with: "\r\n") }
        .joined().utf8)
    for size in [997, 4096, 65_536] {
      var reader = ContainerReader(fileName: "x")
      var given: [SourceText] = []
      // Bytes before what is held are long gone: more mails than the beginning of a file.
      let long = Array(repeating: file, count: 40).flatMap { $0 }
      var start = 0
      while start < long.count {
        given += reader.append(Array(long[start..<min(start + size, long.count)]))
        start += size
      }
      #expect(reader.isStreaming)
      given += reader.finish().cables
      #expect(given.count == 120, "\(size)")
      #expect(given.allSatisfy { long[$0.fileRange].starts(with: Array("From ann".utf8)) })
    }
  }

  @Test("The charset that the mail names is read")
  func charsets() {
    let line = "Он сказал: «да»."
    let cases: [(name: String, bytes: [UInt8], text: String)] = [
      ("koi8-r", [0xEF, 0xCE, 0x20, 0xD3, 0xCB, 0xC1, 0xDA, 0xC1, 0xCC], "Он сказал"),
      ("windows-1251", [0xCE, 0xED, 0x20, 0xF1, 0xEA, 0xE0, 0xE7, 0xE0, 0xEB], "Он сказал"),
      ("ISO-8859-5", [0xBE, 0xDD], "Он"), ("iso-8859-2", [0xB1, 0xB6], "ąś"),
      ("windows-1250", [0xB9, 0x9C], "ąś"), ("iso-8859-9", [0xF0, 0xFD], "ğı"),
      ("iso-8859-15", [0xA4], "€"), ("windows-1252", [0x80, 0x93], "€“"), ("ibm850", [0x84], "ä"),
      ("macintosh", [0x8A], "ä"), ("iso-8859-7", [0xE1, 0xE2], "αβ"),
      ("windows-1255", [0xE0], "א"), ("windows-1256", [0xC7], "ا"), ("windows-1258", [0xD0], "Đ"),
      ("utf-8", Array(line.utf8), line),
      ("utf-16le", line.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, line),
      ("utf-16", line.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, line),
      ("utf-7", Array("+BB4EPQ- +BEEEOgQwBDcEMAQ7-".utf8), "Он сказал"),
    ]
    for (name, bytes, text) in cases {
      #expect(
        Charset.decoded(bytes, named: name).map {
          String(decoding: Decoding($0).bytes, as: UTF8.self)
        } == text, "\(name)")
    }
    let body =
      Array("UNCLAS LISBON 000411\nSUBJECT: X\n\n1. (U) ".utf8) + cases[0].bytes + Array(".\n".utf8)
    let coded =
      Self.head("Content-Type: text/plain; charset=\"KOI8-R\"", "Content-Transfer-Encoding: base64")
      + Self.base64(body)
    let plain = Array(Self.head("Content-Type: text/plain; charset=koi8-r").utf8) + body
    for mail in [Array(coded.utf8), plain] {
      let cable = Container.read(mail, fileName: "x").cables.first.map { Cable(parsing: $0) }
      let text = cable?.paragraphs.first.map {
        String(decoding: cable?.source.bytes[$0.range] ?? [], as: UTF8.self)
      }
      #expect(text?.contains("Он сказал") == true)
      #expect(cable?.diagnostics.contains { $0.code == .encodingGuessed } == false)
    }
    let odd = read(Self.head("Content-Type: text/plain; charset=x-klingon") + Self.text(0))
    #expect(odd.cables.first?.diagnostics.first?.message.contains("x-klingon") == true)
  }

  @Test("Every charset has 128 characters above ASCII, and names that no other has")
  func tables() {
    for row in CharsetTable.rows { #expect(row.upper.unicodeScalars.count == 128, "\(row.names)") }
    let names = CharsetTable.rows.flatMap(\.names)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0 == $0.lowercased() })
  }

  @Test("The name of a file may name its cable")
  func names() {
    let body = "1. (U) The guild's head left.\n\n2. (U) Prices fell.\n"
    for name in [
      "name=\"08LISBON411.txt\"", "name==?utf-8?Q?08LISBON411=2Etxt?=",
      "name=\"=?UTF-8?B?MDhMSVNCT040MTEudHh0?=\"",
      "name*=utf-8''08LISBON411%2Etxt", "name*0=08LIS; name*1=BON411.txt",
    ] {
      let mail =
        Self.head().dropLast()
        + Self.multipart("mixed", [Self.note, "Content-Type: text/plain; \(name)\n\n" + body])
      #expect(ids(read(String(mail))) == ["08LISBON411"], "\(name)")
    }
  }

  @Test("A mail without a cable names what it carries, and what to do")
  func without() {
    let pdf =
      "Content-Type: application/pdf; name=cable.pdf\nContent-Transfer-Encoding: base64\n\n"
      + Self.base64("%PDF-1.4 rest".utf8)
    let image =
      "Content-Type: image/png; name=logo.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    let found = read(Self.head().dropLast() + Self.multipart("mixed", [Self.note, pdf, image]))
    #expect(found.cables.isEmpty)
    #expect(
      found.reason
        == "it is a mail without a cable; the file cable.pdf with it: it is a PDF: `pdftotext -layout` makes a text of it; the file logo.png with it: it holds no text"
    )
  }

  @Test("What makes a mail deep, endless or cut off harms nothing")
  func hostile() {
    var nested = Self.text(0)
    for depth in 0..<60 {
      nested = Self.head("Content-Type: application/octet-stream; name=\(depth).eml") + nested
    }
    _ = read(nested)
    nested = Self.text(0)
    for depth in 0..<200 { nested = Self.multipart("mixed", [nested], "b\(depth)") }
    _ = read(Self.head().dropLast() + nested)
    _ = read("From a@b 1:1\n" + String(repeating: "X-A: b\n", count: 20_000))
    _ = read(Self.head("Content-Type: multipart/mixed; boundary=\"\"") + Self.text(0))
    let mail = Array(
      (Self.head().dropLast() + Self.multipart("mixed", Self.carried.map(\.part))).utf8)
    for end in stride(from: 0, to: mail.count, by: 397) {
      _ = Container.read(Array(mail[..<end]), fileName: "x")
    }
  }
}
