/// A mail, or a part of one: lines `Name: value`, an empty line, and what they describe.
struct MailEntity {
  private let bytes: [UInt8]
  /// Names in small letters; values without line ends.
  private let fields: [(name: String, value: String)]
  /// What follows the empty line.
  let body: Range<Int>

  /// Reads the head of a mail or a part.
  ///
  /// Cost: linear in the head; a head that never ends is all of it.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var fields: [(name: String, value: String)] = []
    var start = range.lowerBound
    var bodyStart = range.upperBound
    while start < range.upperBound {
      let end = min(bytes.place(of: 0x0A, from: start) ?? bytes.count, range.upperBound)
      var stop = end
      while stop > start, bytes[stop - 1].isBlank { stop -= 1 }
      defer { start = end + 1 }
      if stop == start {
        bodyStart = min(end + 1, range.upperBound)
        break
      }
      if bytes[start].isBlank {
        guard let last = fields.indices.last, fields[last].value.utf8.count < 4096 else { continue }
        fields[last].value += " " + Self.trimmed(bytes.string(start..<stop))
      } else if let colon = bytes[start..<min(stop, start + 80)].firstIndex(of: 0x3A) {
        guard fields.count < 500 else { continue }
        let name = bytes.string(start..<colon).lowercased()
        fields.append((name, Self.trimmed(bytes.string((colon + 1)..<stop))))
      }
    }
    (self.bytes, self.fields, body) = (bytes, fields, bodyStart..<range.upperBound)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " || $0 == "\t" })
  }

  /// The first value of a name in small letters; empty if there is none.
  private func value(_ name: String) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  /// What it holds, in small letters: `text/plain` unless it says otherwise.
  var type: String {
    let type = value("content-type").prefix { $0 != ";" && $0 != " " }.lowercased()
    return type.contains("/") ? type : "text/plain"
  }

  /// How its bytes are coded, in small letters.
  var coding: String {
    value("content-transfer-encoding").prefix { $0 != ";" && $0 != " " }.lowercased()
  }

  /// The charset that it names; empty if it names none.
  var charset: String { Self.parameter("charset", of: value("content-type")) ?? "" }

  /// What separates its parts, where it has several.
  var boundary: String? {
    type.hasPrefix("multipart/") ? Self.parameter("boundary", of: value("content-type")) : nil
  }

  /// The name of the file that it carries; nil for a text of the mail itself.
  var fileName: String? {
    let name =
      Self.parameter("filename", of: value("content-disposition"))
      ?? Self.parameter("name", of: value("content-type"))
    if let name { return name }
    return value("content-disposition").lowercased().hasPrefix("attachment") ? "attachment" : nil
  }

  /// `name="value"`, `name=value` or `name*=charset''value`; long ones may come as `name*0=`, `name*1=`.
  private static func parameter(_ name: String, of field: String) -> String? {
    var pieces: [String] = []
    for (key, value) in parameters(field) {
      if key == name { return MailCoding.words(value) }
      if key == name + "*" { return MailCoding.parameter(value) }
      if key.hasPrefix(name + "*") {
        pieces.append(key.hasSuffix("*") ? MailCoding.parameter(value) : value)
      }
    }
    return pieces.isEmpty ? nil : pieces.joined()
  }

  private static func parameters(_ field: String) -> [(key: String, value: String)] {
    var found: [(key: String, value: String)] = []
    var (key, value) = ("", "")
    var (isKey, isQuoted, isEscaped) = (true, false, false)
    func end() {
      let name = key.lowercased().filter { $0 != " " && $0 != "\t" }
      if !name.isEmpty { found.append((name, value)) }
    }
    for character in field {
      if isEscaped {
        value.append(character)
        isEscaped = false
      } else if isQuoted {
        if character == "\"" {
          isQuoted = false
        } else if character == "\\" {
          isEscaped = true
        } else {
          value.append(character)
        }
      } else if character == ";" {
        end()
        (key, value, isKey) = ("", "", true)
      } else if isKey {
        if character == "=" { isKey = false } else { key.append(character) }
      } else if character == "\"" {
        isQuoted = true
      } else if character != " " {
        value.append(character)
      }
    }
    end()
    return found
  }

  /// Its parts in order, without the lines between them; empty if it has none.
  func parts() -> [Range<Int>] {
    guard let boundary, !boundary.isEmpty else { return [] }
    let mark = Array("--\(boundary)".utf8)
    var parts: [Range<Int>] = []
    var open: Int?
    var start = body.lowerBound
    while start < body.upperBound {
      let end = min(bytes.place(of: 0x0A, from: start) ?? bytes.count, body.upperBound)
      if bytes[start] == 0x2D, bytes[start..<end].starts(with: mark) {
        if let open, open < start { parts.append(open..<start) }
        let isLast = bytes[start..<end].dropFirst(mark.count).starts(with: [0x2D, 0x2D])
        open = isLast ? nil : min(end + 1, body.upperBound)
        if isLast { break }
      }
      start = end + 1
    }
    // The last line may have been cut off.
    if let open, open < body.upperBound { parts.append(open..<body.upperBound) }
    return parts
  }
}
