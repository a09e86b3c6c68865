/// Format line 4, `ZNR UUUUU` or `ZNY CCCCC` (ACP 131).
enum SecurityProsign {
  /// The level of the five letters; nil for letters that tell none.
  static func level(_ line: String) -> Level? {
    switch line.split(separator: " ").dropFirst().first?.first {
    case "U", "E": .unclassified
    case "C": .confidential
    case "S": .secret
    case "T": .topSecret
    default: nil
    }
  }
}
