import CableScreen

/// The cables that teach the program: invented, ten of them, in the program itself.
///
/// They name keys by what these do, such as `{open}`, so that they teach the keys that the reader has.
struct Lesson: Sendable {
  /// The name of its file.
  var name: String
  /// The cable with actions in braces.
  private var text: String

  /// In the order in which they are read.
  static let all: [Lesson] = [
    PackageResources.tutor1_txt, PackageResources.tutor2_txt, PackageResources.tutor3_txt,
    PackageResources.tutor4_txt, PackageResources.tutor5_txt, PackageResources.tutor6_txt,
    PackageResources.tutor7_txt, PackageResources.tutor8_txt, PackageResources.tutor9_txt,
    PackageResources.tutor10_txt,
  ].enumerated().map { index, bytes in
    Lesson(name: "10TUTOR\(index + 1).txt", text: String(decoding: bytes, as: UTF8.self))
  }

  /// The names in braces.
  var actions: [String] {
    text.split(separator: "{").dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }

  /// The cable with the keys of a keymap; an action without a key is named as the palette has it.
  func text(_ keymap: Keymap) -> String {
    var text = text
    for name in Set(actions) {
      guard let action = Action(rawValue: name) else { continue }
      text = text.replacing("{\(name)}", with: keymap.way(to: action))
    }
    return text
  }
}
