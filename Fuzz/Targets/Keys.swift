// with: Sources/CableReader/Run/KeyScript.swift Sources/CableReader/Terminal/TerminalAnswer.swift
// with: Sources/CableReader/Terminal/Clipboard.swift Sources/CableReader/Outside/CommandWords.swift
// What comes from the keyboard or goes to the terminal by another way than a cell: scripts of keys,
// answers of the terminal, the clipboard, commands that a person sets.

@testable import CableScreen

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let text = String(decoding: bytes, as: UTF8.self)
  let keys = KeyScript.keys(text)
  demand(keys.count <= text.count, "a script gives more keys than it has characters")
  for key in keys { demand(!KeyName.shown(key).isEmpty, "a key has no name") }

  let (answer, _) = TerminalAnswer.parse(bytes)
  demand(answer.typed.count <= bytes.count, "more was typed than came")
  // Nothing of an answer is left to be taken for one again, and nothing that was typed is lost.
  var left = answer.typed[...]
  for byte in bytes where byte == left.first { left = left.dropFirst() }
  demand(left.isEmpty, "keys came in another order")
  let plain = bytes.filter { $0 != 0x1B && $0 != 0x9B }
  demand(TerminalAnswer.parse(plain).answer.typed == plain, "a key is taken for an answer")
  _ = TerminalAnswer.isLight(colourFGBG: text)

  for multiplexer in [Clipboard.Multiplexer.none, .tmux, .screen] {
    let (sequence, outcome) = Clipboard.sequence(for: text, through: multiplexer)
    guard let sequence else { continue }
    for byte in sequence.utf8 {
      demand(
        byte == 0x1B || byte == 0x07 || (0x20..<0x7F).contains(byte),
        "the clipboard's sequence holds a byte of the text")
    }
    if case .sent(let count, let stripped) = outcome {
      demand(count <= Clipboard.limit && count + stripped <= text.utf8.count, "it counts wrongly")
    }
  }
  for word in CommandWords.separated(text) { demand(word.count <= text.count, "a word grew") }
  demand(PlainGlyph.plain(text).unicodeScalars.count == text.unicodeScalars.count, "a sign is lost")
  return 0
}
