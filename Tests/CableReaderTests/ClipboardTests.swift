import Foundation
import Testing

@testable import CableReader

@Suite struct ClipboardTests {
  /// What a terminal would put into the clipboard.
  private static func received(_ text: String) throws -> (text: String, stripped: Int) {
    let (sequence, outcome) = Clipboard.sequence(for: text, through: .none)
    let sent = try #require(sequence)
    #expect(sent.hasPrefix("\u{1B}]52;c;") && sent.hasSuffix("\u{07}"))
    let data = try #require(Data(base64Encoded: String(sent.dropFirst(7).dropLast())))
    guard case .sent(let bytes, let stripped) = outcome else { return ("", 0) }
    #expect(bytes == data.count)
    return (String(decoding: data, as: UTF8.self), stripped)
  }

  @Test("The clipboard gets every character but those that act or hide, and these are counted")
  func everyCharacter() throws {
    for start in stride(from: 0 as UInt32, to: 0x110000, by: 4096) {
      let scalars = (start..<start + 4096).compactMap(Unicode.Scalar.init)
      let acting = scalars.filter { scalar in
        ![UInt8(ascii: "\n"), UInt8(ascii: "\t")].map(UInt32.init).contains(scalar.value)
          && ([.control, .format].contains(scalar.properties.generalCategory)
            || scalar.properties.isNoncharacterCodePoint)
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let (kept, stripped) = try Self.received(String(text))
      #expect(stripped == acting.count)
      #expect(Array(kept.unicodeScalars) == scalars.filter { !acting.contains($0) })
    }
  }

  @Test(
    "Through a multiplexer nothing of the text is outside of base64",
    arguments: [Clipboard.Multiplexer.none, .tmux, .screen])
  func wrapped(multiplexer: Clipboard.Multiplexer) throws {
    let text = String(repeating: "\u{1B}]52;c;!\u{07}\u{1B}\\rm -rf ~\n", count: 200)
    let sequence = try #require(Clipboard.sequence(for: text, through: multiplexer).sequence)
    let frame = #/\u{1B}{1,2}(\]52;c;|P(tmux;)?|\\)|\u{07}/#
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
    #expect(sequence.replacing(frame, with: "").allSatisfy { allowed.contains($0) })
  }

  @Test("A text longer than terminals take is not sent, and its length is reported")
  func tooLong() {
    let (sequence, outcome) = Clipboard.sequence(
      for: String(repeating: "a", count: Clipboard.limit + 1), through: .none)
    #expect(sequence == nil && outcome == .tooLong(bytes: Clipboard.limit + 1))
    #expect(
      Clipboard.sequence(for: String(repeating: "a", count: Clipboard.limit), through: .none)
        .sequence != nil)
  }
}
