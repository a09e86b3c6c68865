/// What the terminal answered when it was asked for its background, and the keys that were typed
/// meanwhile.
struct TerminalAnswer {
  /// Nil if it did not say.
  var isLight: Bool?
  /// Bytes that are no answer, in their order.
  var typed: [UInt8] = []

  /// What `COLORFGBG` says: the last number is the background's colour.
  static func isLight(colourFGBG: String) -> Bool? {
    guard let last = colourFGBG.split(separator: ";").last, let number = Int(last) else {
      return nil
    }
    return number == 7 || (9...15).contains(number)
  }

  /// Takes answers out of what came in; the rest was typed.
  static func parse(_ bytes: [UInt8]) -> (answer: TerminalAnswer, isComplete: Bool) {
    var answer = TerminalAnswer()
    var isComplete = false
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x1B, index + 1 < bytes.count else {
        answer.typed.append(bytes[index])
        index += 1
        continue
      }
      let rest = bytes[(index + 2)...]
      if bytes[index + 1] == UInt8(ascii: "]"),
        let end = rest.firstIndex(where: { $0 == 0x07 || $0 == 0x1B })
      {
        answer.isLight = isLight(colour: Array(rest[..<end])) ?? answer.isLight
        index = end + (bytes[end] == 0x07 ? 1 : 2)
      } else if bytes[index + 1] == UInt8(ascii: "["), rest.first == UInt8(ascii: "?"),
        let end = rest.firstIndex(of: UInt8(ascii: "c"))
      {
        isComplete = true
        index = end + 1
      } else {
        answer.typed.append(bytes[index])
        index += 1
      }
    }
    return (answer, isComplete)
  }

  /// The brightness of `11;rgb:ffff/ffff/ffff`, each part of one to four digits.
  private static func isLight(colour bytes: [UInt8]) -> Bool? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("11;rgb") else { return nil }
    let parts = text.split(separator: ":").last?.split(separator: "/") ?? []
    guard parts.count >= 3 else { return nil }
    let levels = parts.prefix(3).compactMap { part -> Double? in
      guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard levels.count == 3 else { return nil }
    return 0.2126 * levels[0] + 0.7152 * levels[1] + 0.0722 * levels[2] > 0.5
  }
}
