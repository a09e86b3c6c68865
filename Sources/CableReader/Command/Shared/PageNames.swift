import CableCore

/// Names for the pages of a site, each once, on any file system.
///
/// Cost: constant for each name, however many are alike.
struct PageNames {
  /// Names that are taken, in small letters: some file systems ignore case.
  private var taken: Set<String> = []
  /// The number that the next page of a name gets.
  private var numbers: [String: Int] = [:]

  /// Names that Windows keeps for devices, with any ending.
  private static let devices: Set<String> = {
    var names: Set<String> = ["con", "prn", "aux", "nul", "conin_24", "conout_24"]
    for number in 1...9 { names.formUnion(["com\(number)", "lpt\(number)"]) }
    return names
  }()

  /// A path for a page that is not taken: the folder, and a name made from an id or a tag.
  mutating func take(_ folder: String, _ title: String, ending: String = ".html") -> String {
    let path = folder + Self.fileName(title)
    let key = path.lowercased()
    var number = numbers[key] ?? 1
    var candidate = number == 1 ? path : "\(path)-\(number)"
    while !taken.insert(candidate.lowercased()).inserted {
      number += 1
      candidate = "\(path)-\(number)"
    }
    numbers[key] = number + 1
    return candidate + ending
  }

  /// A name of ASCII letters, digits and hyphens; other bytes as `_` with their number.
  private static func fileName(_ name: String) -> String {
    var written = ""
    for byte in name.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || (byte == 0x2D && !written.isEmpty) {
        written.unicodeScalars.append(scalar)
      } else {
        written += "_" + Hexadecimal.text(byte, digits: 2)
      }
    }
    let short = String(written.prefix(120))
    return short.isEmpty || devices.contains(short.lowercased()) ? "_" + short : short
  }
}
