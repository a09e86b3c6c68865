/// Text for the clipboard of the person's own machine, through the terminal (OSC 52).
///
/// Works over ssh where the terminal allows it; no answer comes back.
enum Clipboard {
  /// The longest text that common terminals take, in bytes before encoding.
  static let limit = 74_994

  /// What wraps the sequence on its way.
  enum Multiplexer: Sendable { case none, tmux, screen }

  /// What became of a text.
  enum Outcome: Sendable, Hashable {
    /// How many bytes went out, and how many characters were left out because they act or hide.
    case sent(bytes: Int, stripped: Int)
    case tooLong(bytes: Int)
    /// The terminal takes no text for a clipboard: nothing went out.
    case none
  }

  /// A sequence that holds nothing of the text but base64; nil if the text is too long.
  static func sequence(
    for text: String, through multiplexer: Multiplexer
  ) -> (sequence: String?, outcome: Outcome) {
    let (kept, stripped) = harmless(text)
    guard kept.count <= limit else { return (nil, .tooLong(bytes: kept.count)) }
    let plain = "\u{1B}]52;c;" + base64(kept) + "\u{07}"
    let outcome = Outcome.sent(bytes: kept.count, stripped: stripped)
    switch multiplexer {
    case .none: return (plain, outcome)
    case .tmux:
      // Both for a tmux that keeps the clipboard itself and for one that passes it on.
      let doubled = plain.replacing("\u{1B}", with: "\u{1B}\u{1B}")
      return (plain + "\u{1B}Ptmux;" + doubled + "\u{1B}\\", outcome)
    case .screen:
      // GNU screen takes strings of at most 768 bytes.
      var sequence = ""
      var rest = plain[...]
      while !rest.isEmpty {
        sequence += "\u{1B}P" + rest.prefix(512) + "\u{1B}\\"
        rest = rest.dropFirst(512)
      }
      return (sequence, outcome)
    }
  }

  /// The text without controls and characters that change direction or cannot be seen.
  private static func harmless(_ text: String) -> (kept: [UInt8], stripped: Int) {
    var kept: [UInt8] = []
    var stripped = 0
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      let isLineEnd = scalar == "\n" || scalar == "\t"
      if !isLineEnd,
        properties.generalCategory == .control || properties.generalCategory == .format
          || properties.isBidiControl || properties.isNoncharacterCodePoint
      {
        stripped += 1
      } else {
        kept += Array(UTF8.encode(scalar) ?? .init())
      }
    }
    return (kept, stripped)
  }

  /// RFC 4648 with padding.
  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value: UInt32 = 0
      for place in 0..<3 {
        value = value << 8 | (place < group.count ? UInt32(group[start + place]) : 0)
      }
      for place in 0..<4 {
        let digit = Int(value >> (18 - 6 * UInt32(place)) & 63)
        out.append(place <= group.count ? alphabet[digit] : UInt8(ascii: "="))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
